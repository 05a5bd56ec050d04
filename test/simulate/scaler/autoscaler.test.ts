import type { ScaleBehavior } from '../../../lib/model/scaling/scale-behavior';
import { autoscaled, newMemory } from '../../../lib/simulate/scaler/autoscaler';

const behavior: ScaleBehavior = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: 'Max',
    policies: [
      { type: 'Percent', value: 100, periodSeconds: 60 },
      { type: 'Pods', value: 2, periodSeconds: 60 },
    ],
  },
  scaleDown: {
    stabilizationWindowSeconds: 300,
    selectPolicy: 'Max',
    policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }],
  },
};

/** What it writes at each look, 15 seconds apart, for what is asked. */
function written(asked: readonly number[], { first = 4, behaves = behavior, least = 1, most = 20 } = {}) {
  const memory = newMemory(first, 0);
  let current = first;
  return asked.map((each, look) => {
    const now = (look + 1) * 15;
    current = autoscaled(memory, { least, most, behavior: behaves }, { now, current, asked: each });
    return current;
  });
}

const looks = (count: number, asked: number) => Array.from({ length: count }, () => asked);

test('it doubles within a period or adds two, whichever is more', () => {
  expect(written(looks(9, 20))).toEqual([8, 8, 8, 8, 16, 16, 16, 16, 20]);
  expect(written(looks(1, 20), { first: 1 })).toEqual([3]);
});

test('of several policies the strictest counts where it should', () => {
  const strict = { ...behavior, scaleUp: { ...behavior.scaleUp, selectPolicy: 'Min' as const } };
  expect(written(looks(5, 20), { behaves: strict })).toEqual([6, 6, 6, 6, 8]);
});

test('it never leaves its limits, whatever is asked', () => {
  expect(written(looks(3, 100), { most: 6 })).toEqual([6, 6, 6]);
  expect(written(looks(40, 0), { least: 3 }).at(-1)).toBe(3);
  expect(written([4], { first: 9, most: 6 })).toEqual([6]);
  expect(written([4], { first: 1, least: 2 })).toEqual([2]);
});

test('it shrinks only when nobody asked for more within the window, and then by one in each period', () => {
  const all = written(looks(60, 1));
  expect(all.slice(0, 19)).toEqual(looks(19, 4));
  expect(all.slice(19, 27)).toEqual(looks(8, 3));
  expect(all.slice(27, 35)).toEqual(looks(8, 2));
  expect(all.slice(35)).toEqual(looks(25, 1));
});

test('one look that asks for more keeps what is there for a whole window', () => {
  const all = written([...looks(10, 1), 4, ...looks(30, 1)]);
  expect(all.findIndex((brokers) => brokers < 4)).toBe(10 + 20);
});

test('what it added counts against what it may take away in the same period, as in Kubernetes', () => {
  const quick = { ...behavior, scaleDown: { ...behavior.scaleDown, stabilizationWindowSeconds: 0 } };
  expect(written([8, 1, 1, 1, 1], { behaves: quick })).toEqual([8, 3, 3, 3, 3]);
});
