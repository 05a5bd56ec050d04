import type { Deployment } from '../../lib/model/deployment';
import { handedOver } from '../../lib/model/handed-over';
import type { KubernetesObject } from '../../lib/model/wave';
import { stackOutputs } from './stack-outputs';

/** Objects as a cluster gets them: with what deployed stacks gave in place of what stood for it. */
export function delivered(deployment: Deployment, objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const given = Object.assign({}, ...Object.values(stackOutputs(deployment))) as Readonly<Record<string, string>>;
  return objects.map((object) =>
    handedOver(object, (key) => {
      const value = given[key];
      if (value === undefined) throw new Error(`no stack gives ${key}`);
      return value;
    }),
  );
}
