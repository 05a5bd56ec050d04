import { handoffKeyIn } from './handoff';
import type { KubernetesObject } from './wave';

/**
 * An object with values in place of its handoff placeholders.
 * @param valueOf the value of a key; it throws for one that it does not know
 */
export const handedOver = (object: KubernetesObject, valueOf: (key: string) => string): KubernetesObject =>
  filled(object, valueOf) as KubernetesObject;

function filled(value: unknown, valueOf: (key: string) => string): unknown {
  if (typeof value === 'string') {
    const key = handoffKeyIn(value);
    return key === undefined ? value : valueOf(key);
  }
  if (Array.isArray(value)) return value.map((each) => filled(each, valueOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, valueOf)]));
}
