import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InvalidFile } from '../../lib/config/invalid-file';
import type { Deployment } from '../../lib/model/deployment';
import { loadEvidence } from '../../lib/plan/load-evidence';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  mkdirSync(join(folder, 'results'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const good = { kind: 'drill', on: '2026-11-20', passed: 6, failed: 0, note: 'Killed a broker.' };

type Entry = Deployment['readiness']['evidence'][number];

const entry = (file: string, kind: Entry['kind'] = 'drill'): Entry => ({ kind, proves: ['durable-writes'], file });

function load(...entries: readonly Entry[]) {
  const deployment = { name: 'acme', readiness: { evidence: [...entries], waivers: [] } };
  return loadEvidence(deployment, join(folder, 'acme.yaml'));
}

function write(name: string, content: unknown) {
  writeFileSync(join(folder, 'results', name), typeof content === 'string' ? content : JSON.stringify(content));
  return `results/${name}`;
}

test('a result is read relative to the deployment file', () => {
  expect(load(entry(write('drill.json', good)))).toEqual([
    { ...good, proves: ['durable-writes'], file: 'results/drill.json' },
  ]);
  expect(load(entry(write('own.json', { ...good, deployment: 'acme' })))).toHaveLength(1);
});

const messagesOf = (...entries: readonly Entry[]) => {
  try {
    load(...entries);
  } catch (error) {
    if (error instanceof InvalidFile) return error.problems.map(({ path, message }) => `${path.join('.')} ${message}`);
  }
  return [];
};

test.each<readonly [string, unknown, RegExp]>([
  ['is no JSON', '{', /it is not JSON\.$/],
  ['is no object', [1], /it must be an object with kind, on, passed and failed\.$/],
  ['has no date', { ...good, on: undefined }, /on must be a date such as/],
  ['has a date that no calendar has', { ...good, on: '2026-02-31' }, /on must be a date such as/],
  ['has half a check', { ...good, passed: 0.5 }, /passed must be a whole number/],
  ['has less than none', { ...good, failed: -1 }, /failed must not be below 0/],
  ['has an unknown kind', { ...good, kind: 'demo' }, /kind must be one of simulate, /],
  ['is of another kind', { ...good, kind: 'restore' }, /kind is "restore", and the deployment file says "drill"/],
  ['is of another deployment', { ...good, deployment: 'other' }, /deployment is "other", and this one is "acme"/],
  ['has more than a result has', { ...good, passes: 3 }, /it has "passes", which is no part of a result/],
])('a result that %s is a problem', (_, content, says) => {
  const [message, ...others] = messagesOf(entry(write('r.json', content)));
  expect([message, others]).toEqual([expect.stringMatching(says), []]);
  expect(message).toContain('readiness.evidence.0.file "results/r.json": ');
});

test('every problem of every file is told at once, a missing file among them', () => {
  const bad = write('bad.json', { kind: 'drill', on: 'today', passed: '6', failed: 0 });
  expect(messagesOf(entry('results/none.json'), entry(write('fine.json', good)), entry(bad))).toEqual([
    'readiness.evidence.0.file "results/none.json": there is no such file.',
    expect.stringMatching(/^readiness\.evidence\.2\.file .*: on must/),
    expect.stringMatching(/^readiness\.evidence\.2\.file .*: passed must/),
  ]);
});

test('what a verify script writes can be read', () => {
  const file = join(folder, 'results', 'verify.json');
  const script = pathToFileURL(join(__dirname, '..', '..', 'scripts', 'verify-run.mjs')).href;
  const code = `const { steps } = await import('${script}'); steps.pass('a'); steps.pass('b'); steps.fail('c'); steps.report('verify-broker');`;
  const program = join(folder, 'verify.mjs');
  writeFileSync(program, code);
  const { status } = spawnSync(process.execPath, [program, '--result', file], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ kind: 'verify-broker', passed: 2, failed: 1 });
  expect(load(entry('results/verify.json', 'verify-broker'))).toHaveLength(1);
});
