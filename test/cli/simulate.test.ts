import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { simulationJson } from '../../lib/simulate/json/simulation-json';
import { resultFile } from '../../lib/plan/result-file';
import { loadEvidence } from '../../lib/plan/load-evidence';
import { testIo } from './support/test-io';

const deployment = (name: string) => join(__dirname, '..', '..', 'deployments', `${name}.yaml`);
const supply = deployment('supply-chain');

async function simulate(args: readonly string[], io = testIo()) {
  const code = await runProgram(['simulate', ...args], io);
  return { io, code, output: io.output(), errors: io.errors() };
}

const file = (io: ReturnType<typeof testIo>, name: string) => readFileSync(join(io.cwd, name), 'utf8');

/** Two hours of little traffic, which are simulated sooner than a day. */
function short(io: ReturnType<typeof testIo>): readonly string[] {
  writeFileSync(join(io.cwd, 'short.csv'), 'time,inMiBps,outMiBps\n08:00,10,20\n09:00,12,24\n');
  return [supply, '--traffic', 'short.csv'];
}

test('--help teaches the days, the file of traffic and the checks', async () => {
  const { code, output } = await simulate(['--help']);
  expect(code).toBe(0);
  for (const words of ['quiet', 'promotion', 'exceptional', 'replay', 'time,zone,inMiBps,outMiBps', 'flap', 'ceiling'])
    expect(output).toContain(words);
});

test('all example days unless some are named, each once', async () => {
  const days = async (...args: readonly string[]) => {
    const { code, output } = await simulate([supply, '--format', 'json', ...args]);
    expect(code).toBe(0);
    return simulationJson.parse(JSON.parse(output)).days.map(({ id }) => id);
  };
  expect(await days()).toEqual(['quiet', 'promotion', 'exceptional', 'replay']);
  expect(await days('--day', 'replay', '--day', 'quiet', '--day', 'replay')).toEqual(['replay', 'quiet']);
});

describe('--traffic', () => {
  const traffic = (io: ReturnType<typeof testIo>, ...lines: readonly string[]) =>
    writeFileSync(join(io.cwd, 'day.csv'), ['time,inMiBps,outMiBps', ...lines].join('\n'));

  test('runs a day of the user', async () => {
    const io = testIo();
    traffic(io, '08:00,10,20', '09:00,40,90');
    const { code, output } = await simulate([supply, '--traffic', 'day.csv', '--format', 'json'], io);
    expect(code).toBe(0);
    const [day] = simulationJson.parse(JSON.parse(output)).days;
    expect(day).toMatchObject({ id: 'traffic', title: 'the traffic of day.csv' });
    expect(day!.points.map(({ at }) => at).at(-1)).toBe('09:55');
  });

  test('tells everything that is wrong with it, with its lines', async () => {
    const io = testIo();
    traffic(io, '08:00,10,-1', '25:00,40,90');
    const { code, errors } = await simulate([supply, '--traffic', 'day.csv'], io);
    expect(code).toBe(2);
    expect(errors).toContain('day.csv:2: outMiBps is "-1". [traffic-rate]');
    expect(errors).toContain('day.csv:3: "25:00" is no time. [traffic-time]');
    const json = await simulate([supply, '--traffic', 'day.csv', '--format', 'json'], io);
    expect(JSON.parse(json.output).problems).toHaveLength(2);
  });

  test('a file that is not there is named as the user named it', async () => {
    const { code, errors } = await simulate([supply, '--traffic', 'none.csv']);
    expect(code).toBe(2);
    expect(errors).toContain('none.csv: there is no such file.');
  });

  test('a zone can’t be lost outside of it', async () => {
    const io = testIo();
    traffic(io, '08:00,10,20', '09:00,40,90');
    const lose = ['--lose-zone', 'euc1-az2', '--at'];
    expect((await simulate([supply, '--traffic', 'day.csv', ...lose, '09:30'], io)).code).toBe(0);
    const { code, errors } = await simulate([supply, '--traffic', 'day.csv', ...lose, '07:00'], io);
    expect(code).toBe(2);
    expect(errors).toContain('--at is outside of the traffic');
  });
});

test('every flag that can’t be used is told at once, and nothing is written', async () => {
  const { code, errors, io } = await simulate([
    supply,
    ...['--day', 'sunny', '--traffic', 'day.csv', '--lose-zone', 'nowhere', '--at', '3 pm', '--for', '0'],
    ...['--fail-on', 'rain', '--out', '', '--as-of', 'now'],
  ]);
  expect(code).toBe(2);
  for (const flag of [
    'day "sunny"',
    'traffic and --day',
    'lose-zone "nowhere"',
    'at "3 pm"',
    'for "0"',
    'fail-on "rain"',
  ])
    expect(errors).toContain(`--${flag}`);
  for (const flag of ['--out is empty', '--as-of dates the file of --result', '--as-of "now" is no date'])
    expect(errors).toContain(flag);
  expect(readdirSync(io.cwd)).toEqual([]);
});

test.each([
  ['--at', '10:00'],
  ['--for', '10'],
])('%s does nothing without a zone, so it is refused', async (flag, value) => {
  const { code, errors } = await simulate([supply, flag, value]);
  expect(code).toBe(2);
  expect(errors).toContain('--lose-zone');
});

describe('--out', () => {
  test.each(['text', 'json', 'svg', 'html'])('%s replaces its own file and nobody else’s', async (format) => {
    const io = testIo();
    const args = [...short(io), '--format', format, '--out', 'day'];
    expect(await simulate(args, io)).toMatchObject({ code: 0 });
    expect(await simulate(args, io)).toMatchObject({ code: 0 });
    expect(io.output()).toBe('day is written.\nday is written.');
    writeFileSync(join(io.cwd, 'day'), 'mine');
    expect(await simulate(args, io)).toMatchObject({ code: 2 });
    expect(file(io, 'day')).toBe('mine');
  });
});

describe('--result', () => {
  test('writes what the readiness scorecard reads', async () => {
    const io = testIo();
    const { code } = await simulate([...short(io), '--result', 'evidence/simulate.json', '--as-of', '2026-11-20'], io);
    expect(code).toBe(0);
    expect(resultFile.parse(JSON.parse(file(io, 'evidence/simulate.json')))).toMatchObject({
      kind: 'simulate',
      deployment: 'supply',
      on: '2026-11-20',
      passed: 4,
      failed: 0,
    });
    const evidence = [{ kind: 'simulate' as const, file: 'evidence/simulate.json', proves: ['elastic-brokers'] }];
    const readiness = { evidence, waivers: [] };
    expect(loadEvidence({ name: 'supply', readiness }, join(io.cwd, 'supply.yaml'))).toMatchObject([
      { kind: 'simulate', on: '2026-11-20', passed: 4 },
    ]);
  });

  test('is of today unless --as-of says otherwise, replaces its own file, and no other', async () => {
    const io = testIo();
    const args = [...short(io), '--result', 'result.json'];
    expect((await simulate(args, io)).code).toBe(0);
    expect((await simulate(args, io)).code).toBe(0);
    expect(JSON.parse(file(io, 'result.json')).on).toBe('2026-11-21');
    writeFileSync(join(io.cwd, 'result.json'), '{"kind":"drill","on":"2026-11-21","passed":1,"failed":0}');
    expect((await simulate(args, io)).code).toBe(2);
  });
});

describe('--fail-on', () => {
  const tooMuch = (io: ReturnType<typeof testIo>) => {
    writeFileSync(join(io.cwd, 'day.csv'), 'time,inMiBps,outMiBps\n08:00,900,1800\n08:30,900,1800\n');
    return [supply, '--traffic', 'day.csv'];
  };

  test('ends with 1 where it finds what it is told, and well where it is not told', async () => {
    const io = testIo();
    expect((await simulate(tooMuch(io), io)).code).toBe(0);
    const { code, errors } = await simulate([...tooMuch(io), '--fail-on', 'limit', '--fail-on', 'flap'], io);
    expect(code).toBe(1);
    expect(errors).toContain('fails: limit');
    expect(errors).not.toContain('fails: flap');
  });

  test('a result is written also where it fails', async () => {
    const io = testIo();
    const { code } = await simulate([...tooMuch(io), '--fail-on', 'lag', '--result', 'result.json'], io);
    expect(code).toBe(1);
    expect(JSON.parse(file(io, 'result.json'))).toMatchObject({ passed: 2, failed: 2 });
  });
});
