/** Averages the last values, one for each step; undefined before the first. */
export interface MovingAverage {
  readonly add: (value: number) => void;
  readonly value: () => number | undefined;
}

/** @param length values that count; the oldest goes when another one comes */
export function movingAverage(length: number): MovingAverage {
  const values: number[] = [];
  return {
    add: (value) => {
      values.push(value);
      if (values.length > length) values.shift();
    },
    value: () => (values.length === 0 ? undefined : values.reduce((sum, each) => sum + each, 0) / values.length),
  };
}
