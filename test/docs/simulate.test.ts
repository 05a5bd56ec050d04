import { scalingTimings } from '../../lib/facts/scaling-timings';
import { renderSimulate } from '../../lib/docs/render-simulate';
import { simulationCheckNames } from '../../lib/simulate/findings';
import { simulationJsonSchema } from '../../lib/simulate/json/simulation-json-schema';
import { exampleDayNames } from '../../lib/simulate/traffic/example-days';
import { parseTraffic } from '../../lib/simulate/traffic/parse-traffic';
import { trafficChecks } from '../../lib/simulate/traffic/traffic-checks';

const page = renderSimulate();

test('the page has a row for every timing, day, check and field', () => {
  const rows = [
    ...Object.keys(scalingTimings),
    ...exampleDayNames,
    ...simulationCheckNames,
    ...Object.keys(trafficChecks),
    ...Object.keys(simulationJsonSchema().properties ?? {}),
  ];
  expect(rows.filter((name) => !page.includes(`| \`${name}\``))).toEqual([]);
});

test('the example of a day is one', () => {
  const [, csv = ''] = /```csv\n([\s\S]*?)```/.exec(page) ?? [];
  expect(parseTraffic(csv, ['use1-az4', 'use1-az6']).problems).toEqual([]);
});

test('no sentence of ours says "undefined"', () => {
  expect(page).not.toContain('undefined');
});
