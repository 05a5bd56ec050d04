const dayMs = 86_400_000;

/** Whole days from one date to another, both as `2026-11-21`; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
