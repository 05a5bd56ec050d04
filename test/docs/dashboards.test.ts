import { dashboards } from '../../charts/dashboards/all-dashboards';
import { renderDashboards } from '../../lib/docs/render-dashboards';
import { dashboardsOf, panelsOf } from '../support/dashboards';
import { example } from '../support/example';

const page = renderDashboards(dashboards);
const rowOf = (title: string) => page.split('\n').find((line) => line.startsWith(`| ${title} |`));

test('the page has a line for every panel of a deployment', () => {
  const titles = dashboardsOf(example('production'))
    .flatMap(panelsOf)
    .map(({ title = '' }) => title);
  expect(titles.length).toBeGreaterThan(50);
  expect(titles.filter((title) => rowOf(title) === undefined)).toEqual([]);
});

test('a line says what the panel shows, where it is left out and which alert looks at the same', () => {
  expect(rowOf('Since a canary was last served')).toBe(
    '| Since a canary was last served | Seconds since the canary wrote and read on every partition, in the worst zone and by the worst way in. Only where canaries run. | [CanaryFailing](alerts.md#canaryfailing) |',
  );
});
