import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alertIds } from '../../../lib/facts/alert-ids';
import { alertsOf } from '../../../lib/model/alerts/alerts-of';
import { contracted } from '../../support/contracted';
import { isExample, example } from '../../support/example';
import { queryProblems } from '../../support/query-problems';

/** What `npm run verify:alerts` gives to promtool. */
interface Tried {
  readonly alert: string;
  readonly of?: string;
  readonly firing: Situation & { readonly alerts: readonly { readonly says: string }[] };
  readonly quiet: Situation;
}

interface Situation {
  readonly at: string;
  readonly series: Readonly<Record<string, string>>;
}

const folder = join(__dirname, '..', '..', 'alerts');
const tried = readdirSync(folder).flatMap(
  (file) => parse(readFileSync(join(folder, file), 'utf8')) as readonly Tried[],
);

test('every alert has series under which it fires and others under which it stays quiet', () => {
  const complete = tried.filter(
    ({ firing, quiet }) => firing.alerts.length > 0 && Object.keys(quiet.series).length > 0,
  );
  expect([...new Set(complete.map(({ alert }) => alert))].sort()).toEqual([...alertIds].sort());
});

test('each of them is asked of an example that has the alert', () => {
  const lost = tried.filter(
    ({ alert, of = 'production' }) =>
      !isExample(of) || !alertsOf(contracted(example(of))).some(({ id }) => id === alert),
  );
  expect(lost).toEqual([]);
});

test('the series have names, labels and values that an exporter gives', () => {
  const series = tried.flatMap(({ firing, quiet }) => [...Object.keys(firing.series), ...Object.keys(quiet.series)]);
  expect(series.flatMap((each) => queryProblems(each))).toEqual([]);
});
