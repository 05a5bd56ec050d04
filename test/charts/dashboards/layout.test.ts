import { layout } from '../../../charts/dashboards/layout';
import { dashboardsOf, watchedExamples } from '../../support/dashboards';
import { example } from '../../support/example';

const places = (count: number) => layout(Array<'graph'>(count).fill('graph'), 0).map(({ x, y, w }) => [x, y, w]);

test('panels of one kind share lines evenly', () => {
  expect(places(4)).toEqual([
    [0, 0, 12],
    [12, 0, 12],
    [0, 8, 12],
    [12, 8, 12],
  ]);
  expect(places(7).map(([, y]) => y)).toEqual([0, 0, 0, 8, 8, 16, 16]);
});

test('a line holds one kind of panel, and the next begins below the tallest', () => {
  expect(layout(['stat', 'stat', 'graph', 'table', 'graph'], 3)).toEqual([
    { x: 0, y: 3, w: 12, h: 4 },
    { x: 12, y: 3, w: 12, h: 4 },
    { x: 0, y: 7, w: 24, h: 8 },
    { x: 0, y: 15, w: 24, h: 10 },
    { x: 0, y: 25, w: 24, h: 8 },
  ]);
});

test.each(watchedExamples)('%s: panels cover the grid without a gap and without lying on each other', (name) => {
  for (const { panels } of dashboardsOf(example(name))) {
    const places = panels.map(({ gridPos }) => gridPos!);
    const cells = places.flatMap(({ x, y, w, h }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    const height = Math.max(...places.map(({ y, h }) => y + h));
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells).toHaveLength(24 * height);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  }
});
