/** Steps at which something holds without a break; the end is not in it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Highest value of them. */
  readonly highest: number;
}

export function stretches(values: readonly number[], holds: (value: number) => boolean): readonly Stretch[] {
  const found: { from: number; to: number; highest: number }[] = [];
  for (const [step, value] of values.entries()) {
    if (!holds(value)) continue;
    const last = found.at(-1);
    if (last?.to === step) {
      last.to = step + 1;
      last.highest = Math.max(last.highest, value);
    } else found.push({ from: step, to: step + 1, highest: value });
  }
  return found;
}
