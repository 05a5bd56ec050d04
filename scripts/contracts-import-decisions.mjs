// What an import leaves open: its stubs are refused until somebody decides, and are the cluster afterwards.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { filesOf, kitRun } from './kit-run.mjs';
import { assert } from './verify-run.mjs';

/** What a person would decide in the stubs. */
const decisions = {
  'x-owner': 'Inventory',
  'x-data-class': 'operational',
  'x-purpose': 'Changes of stock.',
  'x-visibility': 'internal',
  'x-role': '{ kind: rawCapture, source: the check }',
  'x-ordering': 'key',
  'x-key': '{ fields: [id], boundary: an item, hottestPercent: 60 }',
  'x-retention': '{ reasons: { replay: 24 }, longestConsumerOutageHours: 12 }',
  'x-replay': '{ safety: idempotent }',
  'x-rates': '{ recordBytes: 100, normal: 1 KiB/s }',
  'x-principal': 'import-reader',
  owner: 'Inventory',
  purpose: 'Changes of stock.',
  write: '{ normal: { rate: 1 KiB/s } }',
  message: '{ bytes: 100 }',
  retentionHours: '{ replay: 24 }',
  latency: '{ produceP99Ms: 500, freshnessSeconds: 60 }',
  impact: '{ level: moderate, why: Views are stale., behindMinutes: 30, longestOutageHours: 12, rollback: forward }',
  replay: '{ meaning: Views are built again., safety: idempotent }',
  failure: '{ producers: wait, consumers: stale }',
  credential: '{ kind: certificate }',
};

const question = /^( *)# ([a-zA-Z-]+):$/gm;

const decided = (text) =>
  text.replace(question, (line, indent, key) => {
    if (decisions[key] === undefined) throw new Error(`the check decides nothing for ${key}`);
    return `${indent}${key}: ${decisions[key]}`;
  });

/** Until a person decides, the stubs are refused for what they ask and for nothing else; then they are the cluster. */
export async function checkDecisions(lab, out, work) {
  const files = filesOf(join(out, 'contracts'));
  const open = deployed(work, { name: 'open', out, fill: decided, contracts: (text) => text });
  const refused = await kitRun(['contracts', 'review', open, '--format', 'json']);
  const asked = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(question)].map(([, , key]) => key).filter((key) => key !== 'x-key'),
  );
  const problems = (jsonIn(refused.text)?.problems ?? []).map(({ path }) => /x-[a-z-]+/.exec(path)?.[0] ?? path);
  assert(
    refused.status === 2 && JSON.stringify(problems.sort()) === JSON.stringify(asked.sort()),
    `until somebody decides, the contracts are refused for exactly the ${asked.length} keys that they ask for`,
  );
  const filled = deployed(work, { name: 'filled', out, fill: decided, contracts: decided });
  const login = ['--bootstrap-server', lab.bootstrap, '--command-config', lab.commandConfig('admin')];
  const plan = await kitRun(['contracts', 'plan', filled, ...login, '--format', 'json']);
  const changes = plan.status < 2 ? jsonIn(plan.text)?.changes : undefined;
  // A setting that a topic has from its brokers becomes its own with the same value.
  const isNew = ({ kind, settings }) =>
    ['createTopic', 'addPartitions', 'deleteTopic'].includes(kind) ||
    (kind === 'alterConfig' && settings.some(({ from, to }) => from !== to));
  const found = changes?.filter(isNew);
  assert(
    found?.length === 0,
    `once they are decided, the contracts are the topics of the cluster: none to create, no other value${found?.length === 0 ? '' : `: ${plan.text.slice(0, 2000)}`}`,
  );
}

/** The JSON among what a command said. */
function jsonIn(text) {
  const start = text.indexOf('{');
  return start < 0 ? undefined : JSON.parse(text.slice(start, text.lastIndexOf('}') + 1));
}

/** A deployment file with the parts of an import in it. */
function deployed(work, { name, out, fill, contracts }) {
  const folder = join(work, name);
  mkdirSync(join(folder, 'contracts'), { recursive: true });
  for (const path of filesOf(join(out, 'contracts')))
    writeFileSync(join(folder, 'contracts', basename(path)), contracts(readFileSync(path, 'utf8')));
  const parts = parse(fill(readFileSync(join(out, 'deployment-parts.yaml'), 'utf8')));
  const own = (users) => users.filter((user) => user.name.startsWith('import-'));
  const example = parse(readFileSync(resolve(import.meta.dirname, '../deployments/production.yaml'), 'utf8'));
  const file = join(folder, 'deployment.yaml');
  writeFileSync(
    file,
    stringify({
      ...example,
      security: { ...example.security, users: own(parts.security.users) },
      workloads: parts.workloads,
      contracts: {
        paths: ['contracts'],
        dataClasses: [{ name: 'operational', purpose: 'What runs the business.' }],
      },
    }),
  );
  return file;
}
