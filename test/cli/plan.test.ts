import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { planChangeJson } from '../../lib/plan/json/plan-change-json';
import { planJson } from '../../lib/plan/json/plan-json';
import { testIo } from './support/test-io';

const deployment = (name: string) => join(__dirname, '..', '..', 'deployments', `${name}.yaml`);
const retail = deployment('retail');

async function plan(args: readonly string[], io = testIo()) {
  const code = await runProgram(['plan', ...args], io);
  return { io, code, output: io.output(), errors: io.errors() };
}

const file = (io: ReturnType<typeof testIo>, ...path: readonly string[]) => readFileSync(join(io.cwd, ...path), 'utf8');

/** An example with a change, in the folder of a run. */
function changed(io: ReturnType<typeof testIo>, name: string, change: (text: string) => string): string {
  const text = readFileSync(deployment(name), 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(join(io.cwd, 'changed.yaml'), change(text));
  return 'changed.yaml';
}

describe('--format', () => {
  test('text, unless another is asked for, ends well whatever it finds', async () => {
    const { code, output } = await plan([retail]);
    expect(code).toBe(0);
    expect(output).toMatch(/^Plan of retail\n.*as of 2026-11-21\n/);
    expect(output).toContain('Does it fit?');
  });

  test('json holds what others may build on, in full precision', async () => {
    const { code, output } = await plan([retail, '--format', 'json']);
    expect(code).toBe(0);
    const json = JSON.parse(output);
    expect(json).toMatchObject({ deployment: 'retail', asOf: '2026-11-21' });
    expect(json.bill.systems.map(({ id }: { id: string }) => id)).toEqual(['automq', 'kafka', 'kafka-tiered', 'msk']);
    expect(Object.keys(json).sort()).toEqual(Object.keys(planJson.shape).sort());
  });

  test.each([
    ['markdown', /^<!-- Written by automq-kit plan. -->\n\n# Plan of retail\n/],
    ['html', /^<!doctype html>\n<!-- Written by automq-kit plan. -->\n<html lang="en">/],
  ])('%s', async (format, start) => {
    const { code, output } = await plan([retail, '--format', format]);
    expect(code).toBe(0);
    expect(output).toMatch(start);
  });
});

test('warnings of the file are told beside the plan, and in JSON within it', async () => {
  const { errors, output } = await plan([deployment('minimal')]);
  expect(errors).toContain('warning: kafka.controllers.zones');
  expect(output).not.toContain('warning: ');
  const json = await plan([deployment('minimal'), '--format', 'json']);
  expect(json.errors).toBe('');
  const parsed = planJson.parse(JSON.parse(json.output));
  expect(parsed.warnings[0]?.path).toBe('kafka.controllers.zones');
});

describe('--as-of', () => {
  test('ages what the plan rests on', async () => {
    const prices = async (day: string) => {
      const { output } = await plan([retail, '--as-of', day, '--format', 'json']);
      return JSON.parse(output).bill.ageDays as number;
    };
    expect((await prices('2027-01-10')) - (await prices('2026-12-31'))).toBe(10);
  });

  test.each(['yesterday', '2026-02-30', '21.11.2026', ''])('%j is no day', async (day) => {
    const { code, errors } = await plan([retail, '--as-of', day]);
    expect(code).toBe(2);
    expect(errors).toContain('is no date');
  });
});

describe('--out and --decisions', () => {
  test('write the plan and a record of each group, and replace their own', async () => {
    const args = [retail, '--format', 'html', '--out', 'made/plan.html', '--decisions', 'made/decided'];
    const { io, code, output } = await plan(args);
    expect(code).toBe(0);
    expect(output).toBe('made/plan.html is written.');
    expect(readdirSync(join(io.cwd, 'made')).sort()).toEqual(['decided', 'plan.html']);
    const records = readdirSync(join(io.cwd, 'made', 'decided'));
    expect(records).toContain('stock.md');
    expect(file(io, 'made', 'decided', 'stock.md')).toMatch(/^# Decision record: stock\n/);
    for (const record of records.filter((name) => name !== '_index.md'))
      expect(file(io, 'made', 'decided', '_index.md')).toContain(`](${record})`);
    expect((await plan(args, io)).code).toBe(0);
  });

  test('--decisions alone prints the plan as well', async () => {
    const { io, output } = await plan([retail, '--decisions', 'decided']);
    expect(output).toContain('Plan of retail');
    expect(readdirSync(io.cwd)).toEqual(['decided']);
  });

  test.each(['text', 'json', 'markdown', 'html'])('%s replaces its own file and nobody else’s', async (format) => {
    const io = testIo();
    const args = [retail, '--format', format, '--out', 'plan'];
    expect((await plan(args, io)).code).toBe(0);
    expect((await plan([...args, '--as-of', '2027-01-01'], io)).code).toBe(0);
    expect(file(io, 'plan')).toContain('2027-01-01');
    writeFileSync(join(io.cwd, 'plan'), '{"mine": true}\n');
    const { code, errors } = await plan(args, io);
    expect(code).toBe(2);
    expect(errors).toContain('was not written by automq-kit');
    expect(file(io, 'plan')).toBe('{"mine": true}\n');
  });

  test('replace any plan of the kit, whatever its format, its deployment and whether it compares', async () => {
    const io = testIo();
    const out = ['--out', 'plan'];
    const minimal = deployment('minimal');
    for (const args of [
      [retail],
      [minimal, '--format', 'json'],
      [retail, '--format', 'json', '--compare', retail],
      [retail, '--compare', minimal],
      [retail, '--format', 'html'],
      [minimal],
      [retail, '--format', 'markdown'],
      [retail],
    ])
      expect({ args, ...(await plan([...args, ...out], io)) }).toMatchObject({ args, code: 0 });
  });

  test.each(['Plan of attack\n', '{\n  "deployment": "retail"\n}\n', '<!doctype html>\n<html>', ''])(
    '%j is nobody’s plan',
    async (text) => {
      const io = testIo();
      writeFileSync(join(io.cwd, 'plan'), text);
      const { code } = await plan([retail, '--out', 'plan'], io);
      expect(code).toBe(2);
      expect(file(io, 'plan')).toBe(text);
    },
  );

  test('write nothing where one of the two can’t be written', async () => {
    const io = testIo();
    writeFileSync(join(io.cwd, 'mine.html'), 'mine');
    const first = await plan([retail, '--format', 'html', '--out', 'mine.html', '--decisions', 'decided'], io);
    expect(first.code).toBe(2);
    expect(readdirSync(io.cwd)).toEqual(['mine.html']);
    mkdirSync(join(io.cwd, 'notes'));
    writeFileSync(join(io.cwd, 'notes', 'mine.md'), 'mine');
    const second = await plan([retail, '--format', 'html', '--out', 'plan.html', '--decisions', 'notes'], io);
    expect(second.code).toBe(2);
    expect(second.errors).toContain('another folder with --decisions');
    expect(readdirSync(io.cwd).sort()).toEqual(['mine.html', 'notes']);
    expect(readdirSync(join(io.cwd, 'notes'))).toEqual(['mine.md']);
  });

  test.each([['--out'], ['--decisions'], ['--compare']])('%s is a place', async (flag) => {
    const { code, errors } = await plan([retail, flag, '']);
    expect(code).toBe(2);
    expect(errors).toContain(`${flag} is empty`);
  });
});

describe('--compare', () => {
  test('says what a change does to bill, brokers and readiness', async () => {
    const io = testIo();
    const before = changed(
      io,
      'production',
      (text) => `${text}plan: { people: { hourlyRate: 90, hoursPerMonth: { automq: 10 } } }\n`,
    );
    const { code, output } = await plan([deployment('production'), '--compare', before], io);
    expect(code).toBe(0);
    expect(output).toMatch(/^Change of acme\nfrom changed.yaml to /);
    expect(output).toMatch(/^ok  What changes a month\? +−\$900/m);
    expect(output).toContain('What is deployed, and what each envelope needs in a zone');
    expect(output).toContain('Typical totals of a month');
  });

  test.each(['markdown', 'html'])('as %s', async (format) => {
    const { code, output } = await plan([retail, '--compare', retail, '--format', format]);
    expect(code).toBe(0);
    expect(output).toContain('No check has another status.');
  });

  test('as JSON, with before, after and delta, as docs/plan.md describes it', async () => {
    const { output } = await plan([retail, '--compare', retail, '--format', 'json']);
    const json = JSON.parse(output);
    expect(planChangeJson.safeParse(json)).toMatchObject({ success: true });
    expect(Object.keys(json).sort()).toEqual(Object.keys(planChangeJson.shape).sort());
    expect(json.deployment).toEqual({ before: 'retail', after: 'retail' });
    expect(json.bill.systems[0].total.delta).toEqual({ low: 0, typical: 0, high: 0 });
    expect(json.readiness.items).toEqual([]);
    expect(json.warnings).toEqual([]);
  });

  test('of a deployment with no price is null in JSON', async () => {
    const { output } = await plan([retail, '--compare', deployment('private'), '--format', 'json']);
    const json = planChangeJson.parse(JSON.parse(output));
    expect(json.bill).toBeNull();
  });

  test('warns where the two are of different deployments', async () => {
    const { errors } = await plan([retail, '--compare', deployment('supply-chain')]);
    expect(errors).toMatch(/warning: name: This is retail, and .*supply-chain\.yaml is supply\./);
    const { output } = await plan([retail, '--compare', deployment('supply-chain'), '--format', 'json']);
    expect(planChangeJson.parse(JSON.parse(output)).warnings.map(({ rule }) => rule)).toContain('compared-deployments');
    expect((await plan([retail, '--compare', retail])).errors).not.toContain('This is retail');
  });
});

describe('--fail-on', () => {
  test('ends with 1 and says why, after the plan', async () => {
    const { code, output, errors } = await plan([retail, '--fail-on', 'cost:1', '--fail-on', 'capacity']);
    expect(code).toBe(1);
    expect(output).toContain('Plan of retail');
    expect(errors).toMatch(/fails: Cost: \d+ USD in a typical month, above 1\./);
  });

  test('ends with 0 where no condition holds', async () => {
    const { code, errors } = await plan([retail, '--fail-on', 'cost:100000000', '--fail-on', 'score:0']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });

  test.each(['cheap', 'cost', 'score:2', ''])('%j is no condition', async (condition) => {
    const { io, code, errors } = await plan([retail, '--out', 'plan.txt', '--fail-on', condition]);
    expect(code).toBe(2);
    expect(errors).toContain('is no condition');
    expect(existsSync(join(io.cwd, 'plan.txt'))).toBe(false);
  });
});

describe('bad input ends with 2', () => {
  test('every flag that cannot be used is told at once', async () => {
    const wrong = ['--as-of', 'yesterday', '--fail-on', 'cheap', '--fail-on', 'score:2', '--out', ''];
    const { code, errors, output } = await plan([retail, ...wrong, '--format', 'json']);
    expect(code).toBe(2);
    const said = ['--out is empty', '--as-of "yesterday"', '--fail-on "cheap"', '--fail-on "score:2"'];
    expect(said.filter((text) => !errors.includes(text))).toEqual([]);
    expect(JSON.parse(output).problems).toHaveLength(4);
  });

  test('a file that is none, as JSON where that is asked for', async () => {
    const { code, errors, output } = await plan(['missing.yaml', '--format', 'json']);
    expect(code).toBe(2);
    expect(errors).toContain('missing.yaml: there is no such file');
    expect(JSON.parse(output).problems[0].file).toBe('missing.yaml');
  });

  test('a result that is not there, named where the file names it', async () => {
    const io = testIo();
    const text = readFileSync(deployment('minimal'), 'utf8');
    const evidence =
      'readiness:\n  evidence:\n    - { kind: drill, proves: [peak-tested], file: results/drill.json }\n';
    writeFileSync(join(io.cwd, 'drilled.yaml'), `${text}${evidence}`);
    const { code, errors } = await plan(['drilled.yaml'], io);
    expect(code).toBe(2);
    expect(errors).toMatch(/^drilled\.yaml: one problem\n.*results\/drill\.json/s);
  });

  test('a region whose prices nobody has', async () => {
    const io = testIo();
    const elsewhere = changed(io, 'minimal', (text) =>
      text.replaceAll('us-east-1', 'sa-east-1').replaceAll('use1-', 'sae1-'),
    );
    const { code, errors } = await plan([elsewhere], io);
    expect(code).toBe(2);
    expect(errors).toContain('sa-east-1');
    expect(errors).toContain('docs/prices.md');
  });
});
