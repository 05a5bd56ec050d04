import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../lib/cli/program';
import { loadContracts } from '../../../lib/contracts/load-contracts';
import { reviewRules } from '../../../lib/contracts/review/all-rules';
import { reviewOf } from '../../../lib/contracts/review/review-of';
import { waiverRules } from '../../../lib/contracts/review/waivers';
import { testIo } from '../../cli/support/test-io';
import { example, exampleFile } from '../../support/example';
import {
  announced,
  baseContracts,
  baseDeployment,
  readFixture,
  reviewDay,
  reviewFixtures,
  reviewOfPatch,
  ruleOfFixture,
} from '../../support/review-fixture';

/* The only file of the review that reads documents: the parser takes a second to start. */

const ids = [...reviewRules, ...waiverRules].map(({ id }) => id);

test('nothing is wrong with the contracts that every other file changes', async () => {
  expect(await reviewOfPatch({ patch: {} })).toEqual([]);
  expect(await reviewOfPatch({ patch: {}, previous: {} })).toEqual([]);
});

test.each(reviewFixtures)('%s is answered as it announces, by its own rule and no other', async (file) => {
  const fixture = readFixture(file);
  const found = await reviewOfPatch(fixture);
  const own = found.filter(({ rule }) => rule === ruleOfFixture(file));
  expect(fixture.findings).not.toEqual([]);
  expect(own.map(announced)).toEqual(fixture.findings);
  const others = found.filter((finding) => !own.includes(finding)).map(({ rule }) => rule);
  expect(others).toEqual(fixture.also ?? []);
});

test('every rule has contracts that break it', () => {
  const shown = new Set(reviewFixtures.map(ruleOfFixture));
  expect(ids.filter((id) => !shown.has(id))).toEqual([]);
  expect([...shown].filter((id) => !ids.includes(id))).toEqual([]);
});

test('the examples are clean, also without any waiver', async () => {
  const contracts = await loadContracts(example('retail'), exampleFile('retail'));
  expect(new Set(contracts.topics.map(({ fields }) => fields['x-workload']))).toEqual(
    new Set(['stock', 'storefront-events']),
  );
  expect(reviewOf({ deployment: example('retail'), contracts, asOf: reviewDay })).toEqual([]);
});

describe('automq-kit contracts review', () => {
  const run = async (args: readonly string[], io = testIo()) => {
    const code = await runProgram(['contracts', 'review', ...args], io);
    return { code, output: io.output(), errors: io.errors() };
  };

  /** A deployment file whose contracts are those of the base with something else in place of a text. */
  function written(from = '', to = '') {
    const io = testIo();
    writeFileSync(join(io.cwd, 'deployment.yaml'), baseDeployment());
    writeFileSync(join(io.cwd, 'contracts.yaml'), baseContracts().replace(from, to));
    return io;
  }

  test('ends with 0 where nothing is wrong, and says once what AutoMQ makes of replicas', async () => {
    const { code, output } = await run(['deployment.yaml', '--as-of', reviewDay], written());
    expect(code).toBe(0);
    expect(output).toContain('4 contracts of pilot (development) on 2026-11-21: nothing to mend.');
    expect(output.match(/AutoMQ keeps one/g)).toHaveLength(1);
  });

  test('names topic, owner, document and line of the very value, why and how to mend it', async () => {
    const io = written('hottestPercent: 1 }', 'hottestPercent: 0 }');
    const line = baseContracts().slice(0, baseContracts().indexOf('x-key:')).split('\n').length;
    const { code, output, errors } = await run(['deployment.yaml', '--as-of', reviewDay], io);
    expect(code).toBe(1);
    expect(output).toContain('stock.changes (Inventory)\n');
    expect(output).toContain(`error [key-measured] contracts.yaml:${line}: channels.changes.x-key.hottestPercent\n`);
    expect(output).toContain('0 percent for the hottest key.');
    expect(output).toMatch(/Why: Some key is the hottest one/);
    expect(output).toMatch(/To mend it: Write in `hottestPercent`/);
    expect(errors).toContain('fails: one error.');
  });

  test('gives programs the same', async () => {
    const io = written('hottestPercent: 1 }', 'hottestPercent: 0 }');
    const { output } = await run(['deployment.yaml', '--as-of', reviewDay, '--format', 'json'], io);
    const { findings, contracts } = JSON.parse(output);
    expect(contracts).toBe(4);
    expect(findings).toMatchObject([
      { rule: 'key-measured', topic: 'stock.changes', owner: 'Inventory', place: { document: 'contracts.yaml' } },
    ]);
  });

  test('ends with 1 for warnings, waived findings and single rules only where that is asked', async () => {
    const waivers =
      'x-waivers: [{ rule: partitions-many, owner: Storefront, reason: It grows., expires: 2026-12-31 }]\n    x-owner: Storefront';
    const warned = () => written('kafka: { partitions: 3 }', 'kafka: { partitions: 12 }');
    const args = ['deployment.yaml', '--as-of', reviewDay];
    expect((await run(args, warned())).code).toBe(0);
    expect((await run([...args, '--fail-on', 'warning'], warned())).errors).toContain('fails: one warning.');
    expect((await run([...args, '--fail-on', 'partitions-many'], warned())).errors).toContain(
      'fails: one finding of partitions-many.',
    );
    const waived = warned();
    writeFileSync(
      join(waived.cwd, 'contracts.yaml'),
      baseContracts()
        .replace('kafka: { partitions: 3 }', 'kafka: { partitions: 12 }')
        .replace('x-owner: Storefront', waivers),
    );
    const accepted = await run([...args, '--fail-on', 'warning'], waived);
    expect(accepted.code).toBe(0);
    expect(accepted.output).toContain('Until 2026-12-31 by Storefront: It grows.');
    expect((await run([...args, '--fail-on', 'waived'], waived)).errors).toContain('fails: one waived finding.');
  });

  test('holds a change against the contracts as they were, in a folder or a document', async () => {
    const io = written('partitions: 6', 'partitions: 5');
    const before = written();
    rmSync(join(before.cwd, 'deployment.yaml'));
    for (const place of [before.cwd, join(before.cwd, 'contracts.yaml')]) {
      const { code, output } = await run(['deployment.yaml', '--as-of', reviewDay, '--against', place], io);
      expect({ place, code, found: output.includes('[partitions-fewer]') }).toEqual({ place, code: 1, found: true });
    }
  });

  test('tells at once every flag and file that can’t be used', async () => {
    const flags = await run(
      ['deployment.yaml', '--as-of', 'today', '--fail-on', 'key-uniq', '--against', ''],
      written(),
    );
    expect(flags.code).toBe(2);
    for (const words of ['--as-of "today"', '--fail-on "key-uniq"', '--against is empty'])
      expect(flags.errors).toContain(words);
    const invalid = await run(['deployment.yaml'], written('x-owner: Inventory', 'x-ovner: Inventory'));
    expect(invalid.code).toBe(2);
    expect(invalid.errors).toContain('x-owner');
    const none = await run([exampleFile('minimal')]);
    expect(none.code).toBe(2);
    expect(none.errors).toContain('has no `contracts`');
  });

  test('--help teaches waivers, --against and --fail-on', async () => {
    const { code, output } = await run(['--help']);
    expect(code).toBe(0);
    for (const words of ['x-waivers', 'expires', '--against', 'docs/contract-rules.md', 'waived'])
      expect(output).toContain(words);
  });
});
