import type { Simulation, SimulationPoint } from '../simulation';
import { stepsPerMinute } from '../step-seconds';

/** Minutes that share a point of a curve. */
const bucketMinutes = 5;

type Of = (point: SimulationPoint) => number;

/** The highest value of every few minutes, so that a peak is never left out: minute and value. */
export function highestCurve({ points }: Simulation, of: Of): readonly [number, number][] {
  const size = bucketMinutes * stepsPerMinute;
  const curve: [number, number][] = [];
  for (let from = 0; from < points.length; from += size) {
    const values = points.slice(from, from + size).map(of);
    curve.push([from / stepsPerMinute, Math.max(...values)]);
  }
  const last = curve.at(-1);
  return last === undefined ? [] : [...curve, [points.length / stepsPerMinute, last[1]]];
}

/** A curve that keeps its height until it changes: minute and value of each change. */
export function steppedCurve({ points }: Simulation, of: Of): readonly [number, number][] {
  const values = points.map(of);
  const changes = values.flatMap((value, step): readonly [number, number][] =>
    value === values[step - 1] ? [] : [[step / stepsPerMinute, value]],
  );
  const last = changes.at(-1);
  return last === undefined ? [] : [...changes, [points.length / stepsPerMinute, last[1]]];
}
