import type { Unended } from '../plan-changes';

/** How long an apply that has not recorded its end is taken to be at work, milliseconds. */
const atWorkMs = 15 * 60_000;

/** How far the clocks of two machines may be apart, milliseconds. */
const apartMs = 60_000;

/** Who asks, by the name that its own records have, and when, in milliseconds since the epoch. */
export interface Asking {
  readonly self: string;
  readonly nowMs: number;
}

/**
 * Whether somebody else may be applying contracts now. What the asking job began itself has ended, since it runs alone; and
 * what begins well in the future, or on no day at all, was dated by a clock that tells nothing, so nobody waits for it.
 */
export function isUnderWay({ who, at }: Unended, { self, nowMs }: Asking): boolean {
  const ageMs = nowMs - Date.parse(at);
  return who !== self && ageMs >= -apartMs && ageMs < atWorkMs;
}
