/**
 * Share of a group’s normal rate at each full hour of its day; between them it changes evenly. The highest is 1, since
 * the rate of the file is that of ordinary hours at their busiest. Assumed: shops and warehouses sleep at night, work
 * from the morning on, and have a second peak in the evening. A day of your own (`--traffic`) is better.
 */
export const dayShape = [
  0.5, 0.45, 0.41, 0.4, 0.4, 0.44, 0.52, 0.64, 0.77, 0.87, 0.94, 0.98, 1, 0.99, 0.97, 0.95, 0.95, 0.97, 1, 1, 0.96,
  0.87, 0.74, 0.6,
] as const;

/**
 * No traffic is smooth: it swings below the shape by up to this share, in waves of two lengths that never meet again
 * within the day. The same day has the same waves.
 */
export const ripple = { share: 0.06, minutes: [7, 23] } as const;

/** Minutes in which a raised rate is reached from the beginning of its window, and left after its end. Assumed. */
export const rampMinutes = 20;

/** When raised rates that no calendar announces are on in an example day, minutes of its day. */
export const unannounced = { fromMinute: 18 * 60, toMinute: 22 * 60 } as const;

/** When the replay of an example day begins, minutes of its day: with most of the day before it. */
export const replayMinute = 9 * 60;
