import { parseTraffic } from '../../../lib/simulate/traffic/parse-traffic';
import { trafficChecks } from '../../../lib/simulate/traffic/traffic-checks';
import { trafficOfRows } from '../../../lib/simulate/traffic/traffic-of-rows';
import { example } from '../../support/example';

const zones = ['a', 'b'];

/** Lines of problems with their rules and messages. */
const problemsOf = (...lines: readonly string[]) =>
  parseTraffic(lines.join('\n'), zones).problems.map(({ origin, rule, message }) => ({
    line: origin?.kind === 'file' ? origin.line : undefined,
    rule,
    message,
  }));

test('columns come in any order, with the zone or without, and an empty line at the end is nothing', () => {
  expect(parseTraffic('outMiBps, time, inMiBps\r\n2,00:00,1.5\r\n4,00:15:00,3\r\n', zones)).toEqual({
    problems: [],
    rows: [
      { line: 2, second: 0, inMibPerSecond: 1.5, outMibPerSecond: 2 },
      { line: 3, second: 900, inMibPerSecond: 3, outMibPerSecond: 4 },
    ],
  });
  expect(
    parseTraffic('time,zone,inMiBps,outMiBps\n00:00,a,1,2\n00:00,b,1,2\n00:30,a,1,2\n00:30,b,1,2', zones),
  ).toMatchObject({ problems: [], rows: [{ zone: 'a' }, { zone: 'b' }, { zone: 'a' }, { zone: 'b' }] });
});

test('everything that is wrong with a file is told at once, each with its line', () => {
  expect(problemsOf('time,zone,inMiBps,outMiBps', '24:00,a,1,2', '00:00,c,-1,x', '00:15,a,1', '00:30,b,1e9,2')).toEqual(
    [
      { line: 2, rule: 'traffic-time', message: '"24:00" is no time.' },
      { line: 3, rule: 'traffic-zone', message: '"c" is no zone with brokers; those are a, b.' },
      { line: 3, rule: 'traffic-rate', message: 'inMiBps is "-1".' },
      { line: 3, rule: 'traffic-rate', message: 'outMiBps is "x".' },
      { line: 4, rule: 'traffic-cells', message: 'the line has 3 values for 4 columns.' },
      { line: 5, rule: 'traffic-rate', message: 'inMiBps is "1e9".' },
    ],
  );
});

test.each([
  ['a missing and an unknown column', ['time,in,outMiBps', '00:00,1,2'], ['traffic-columns', 'traffic-columns']],
  ['a column that is there twice', ['time,inMiBps,outMiBps,time', '00:00,1,2,00:00'], ['traffic-columns']],
  ['an empty file', [''], ['traffic-columns', 'traffic-columns', 'traffic-columns', 'traffic-columns']],
  ['no line', ['time,inMiBps,outMiBps'], ['traffic-length']],
  ['one time', ['time,inMiBps,outMiBps', '00:00,1,2'], ['traffic-length']],
  ['an interval that is too long', ['time,inMiBps,outMiBps', '00:00,1,2', '02:00,1,2'], ['traffic-length']],
  ['an interval that is too short', ['time,inMiBps,outMiBps', '00:00:00,1,2', '00:00:10,1,2'], ['traffic-length']],
  ['times out of order', ['time,inMiBps,outMiBps', '00:15,1,2', '00:00,1,2'], ['traffic-order']],
  ['a time that is there twice', ['time,inMiBps,outMiBps', '00:00,1,2', '00:00,1,2'], ['traffic-order']],
  ['a gap', ['time,inMiBps,outMiBps', '00:00,1,2', '00:15,1,2', '00:45,1,2'], ['traffic-gap']],
  [
    'a zone that is left out once',
    ['time,zone,inMiBps,outMiBps', '00:00,a,1,2', '00:00,b,1,2', '00:15,a,1,2'],
    ['traffic-gap'],
  ],
])('%s is refused', (_what, lines, rules) => {
  expect(problemsOf(...lines).map(({ rule }) => rule)).toEqual(rules);
});

test('every problem says what to write instead', () => {
  const { problems } = parseTraffic('time,inMiBps,outMiBps\n00:00,1,2\n00:00,1,2', zones);
  expect(problems[0]!.fix).toBe(trafficChecks['traffic-order'].fix);
});

test('a day of a file lasts as long as its lines, and each of them until the next', () => {
  const deployment = example('supply-chain');
  const { rows } = parseTraffic('time,inMiBps,outMiBps\n06:00,30,60\n06:30,60,30', []);
  const day = trafficOfRows(rows, deployment, 'day.csv');
  expect(day).toMatchObject({ steps: 240, startMinute: 360, replays: [] });
  const { written, liveRead, liveWritten } = day.zones.get(deployment.brokers[0]!.zone.id)!;
  const mib = 2 ** 20;
  expect([written[0], written[119], written[120], written[239]]).toEqual([10 * mib, 10 * mib, 20 * mib, 20 * mib]);
  expect(liveRead[0]).toBe(20 * mib);
  expect([liveWritten[0], liveWritten[239]]).toEqual([10 * mib, 10 * mib]);
});

test('a file with zones gives each its own', () => {
  const deployment = example('supply-chain');
  const ids = deployment.brokers.map(({ zone }) => zone.id);
  const lines = ['00:00', '00:15'].flatMap((time) => ids.map((id, index) => `${time},${id},${index + 1},0`));
  const { rows, problems } = parseTraffic(['time,zone,inMiBps,outMiBps', ...lines].join('\n'), ids);
  expect(problems).toEqual([]);
  const day = trafficOfRows(rows, deployment, 'day.csv');
  expect(ids.map((id) => day.zones.get(id)!.written[0]! / 2 ** 20)).toEqual([1, 2, 3]);
});
