import type { Template } from '../agreement/template';
import type { Deployment } from '../model/deployment';
import { isAwsDeployment } from '../model/deployment';
import type { KubernetesObject, Wave } from '../model/wave';
import { infrastructure, manifests } from '../synth';

/** Both halves of a deployment as plain data, rendered the way `cdk deploy` and `automq-kit apply` get them. */
export interface Rendered {
  /** CloudFormation templates by stack id; empty without AWS. */
  readonly templates: Readonly<Record<string, Template>>;
  readonly waves: readonly Wave[];
  /** The objects of all waves in order. */
  readonly objects: readonly KubernetesObject[];
}

/** Renders a deployment without CDK's own validation, which takes seconds. */
export function rendered(deployment: Deployment): Rendered {
  const { waves } = manifests(deployment);
  return {
    templates: isAwsDeployment(deployment) ? templatesOf(deployment) : {},
    waves,
    objects: waves.flatMap(({ objects }) => objects),
  };
}

function templatesOf(deployment: Deployment): Rendered['templates'] {
  const assembly = infrastructure(deployment, { validation: false }).synth();
  return Object.fromEntries(assembly.stacks.map((stack) => [stack.hierarchicalId, stack.template as Template]));
}
