import { svgChart } from '../../../../lib/plan/report/charts/svg-chart';

const option = {
  xAxis: { type: 'category' as const, data: ['a', 'b'] },
  yAxis: { type: 'value' as const },
  aria: { enabled: true, decal: { show: true } },
  series: [{ type: 'bar' as const, data: [1, 2] }],
};
const drawn = (prefix: string) => svgChart(option, { prefix, width: 300, height: 200 });

test('same option, same bytes, however many were drawn before', () => {
  const first = drawn('a');
  drawn('b');
  expect(drawn('a')).toBe(first);
});

test('ids and references begin with the prefix, so that drawings share a page', () => {
  const ids = [...drawn('day').matchAll(/\bid="([^"]*)"|url\(#([^)]*)\)/g)].map(([, id, meant]) => id ?? meant!);
  expect(ids.length).toBeGreaterThan(1);
  expect(ids.filter((id) => !id.startsWith('day-'))).toEqual([]);
});

test('nothing in it is for scripts, and no style of it meets the page', () => {
  expect(drawn('a')).not.toMatch(/<style|class=|ecmeta|xmlns/);
});
