import { dayShape, ripple } from '../../facts/day-shape';

/** Share of the normal rate at a minute of the day, 0 to 1: the shape of the day with its ripple. */
export function shapedShare(minute: number): number {
  const hour = Math.floor(minute / 60) % dayShape.length;
  const [from, to] = [Number(dayShape[hour]), Number(dayShape[(hour + 1) % dayShape.length])];
  const shape = from + ((to - from) * (minute % 60)) / 60;
  const waves = ripple.minutes.map((length) => Math.sin((2 * Math.PI * minute) / length));
  const height = waves.reduce((sum, wave) => sum + wave, 0) / waves.length;
  return shape * (1 - (ripple.share * (1 - height)) / 2);
}
