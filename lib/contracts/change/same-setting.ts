/** Whether two values of a setting are one to Kafka: a list of policies has no order. */
export function isSameSetting(name: string, a: string | undefined, b: string | undefined): boolean {
  if (name !== 'cleanup.policy' || a === undefined || b === undefined) return a === b;
  return policiesOf(a).join() === policiesOf(b).join();
}

/** The policies of `cleanup.policy`, sorted. */
export const policiesOf = (value: string): readonly string[] =>
  value
    .split(',')
    .map((policy) => policy.trim())
    .sort();
