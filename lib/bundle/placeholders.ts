import type { Deployment } from '../model/deployment';
import { handedOver } from '../model/handed-over';
import type { HandoffKey } from '../model/handoff';
import { handoffKeys, handoffPlaceholder } from '../model/handoff';
import type { Handoff } from '../model/handoff-values';
import type { Wave } from '../model/wave';

/** Waves with the values that deployed stacks gave in place of their placeholders. */
export function filledWaves(waves: readonly Wave[], { values }: Handoff): readonly Wave[] {
  const valueOf = (key: string) => values.get(key) ?? handoffPlaceholder(key);
  return waves.map(({ id, objects }) => ({ id, objects: objects.map((object) => handedOver(object, valueOf)) }));
}

/** What only the deployed stacks give and whose placeholders still stand in the waves. */
export function missingKeys(deployment: Deployment, waves: readonly Wave[]): readonly HandoffKey[] {
  const found = keysIn(waves);
  const known = handoffKeys(deployment);
  const unknown = [...found].filter((key) => known.every((each) => each.key !== key));
  if (unknown.length > 0) throw new Error(`no stack gives ${unknown.join(', ')}, for which rendered objects wait`);
  return known.filter(({ key }) => found.has(key));
}

function keysIn(waves: readonly Wave[]): ReadonlySet<string> {
  const found = new Set<string>();
  const remember = (key: string) => {
    found.add(key);
    return key;
  };
  for (const object of waves.flatMap(({ objects }) => objects)) handedOver(object, remember);
  return found;
}
