import { dashboardProblems } from '../../support/dashboard-problems';
import { dashboardsOf, watchedExamples } from '../../support/dashboards';
import { example } from '../../support/example';

test.each(watchedExamples)('%s: Grafana’s schemas know every field and unit of every dashboard', (name) => {
  const dashboards = dashboardsOf(example(name));
  expect(dashboards).toHaveLength(6);
  expect(dashboards.flatMap(dashboardProblems)).toEqual([]);
});

test('a misspelt field, an unknown unit and a wrong mode are found', () => {
  const [dashboard] = dashboardsOf(example('production'));
  const broken = JSON.parse(
    JSON.stringify(dashboard)
      .replace('"refresh"', '"refreshed"')
      .replace('"unit":"short"', '"unit":"shorts"')
      .replace('"instant"', '"instantly"')
      .replace('"colorMode":"background_solid"', '"colorMode":"solid"'),
  ) as NonNullable<typeof dashboard>;
  expect(dashboardProblems(broken)).toEqual([
    expect.stringContaining('"additionalProperty":"refreshed"'),
    expect.stringContaining('options/colorMode must be equal to one of the allowed values'),
    expect.stringContaining('"additionalProperty":"instantly"'),
    expect.stringContaining('there is no unit "shorts"'),
  ]);
});
