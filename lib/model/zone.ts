/** A zone as one typed fact; see `zones` of the deployment file. */
export interface Zone {
  readonly name: string;
  readonly id: string;
  readonly number: number;
  readonly state: 'active' | 'draining';
}

/** Zones by number: the order in the file means nothing. */
export const byNumber = <T extends { readonly number: number }>(zones: readonly T[]): readonly T[] =>
  [...zones].sort((a, b) => a.number - b.number);
