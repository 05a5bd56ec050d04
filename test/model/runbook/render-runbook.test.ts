import { spawnSync } from 'node:child_process';
import type { RunbookHeading } from '../../../lib/facts/runbook-headings';
import { runbookHeadings } from '../../../lib/facts/runbook-headings';
import { alertsOf } from '../../../lib/model/alerts/alerts-of';
import { awsAlarms } from '../../../lib/model/aws-alarms/aws-alarms';
import type { Deployment } from '../../../lib/model/deployment';
import { isAwsDeployment } from '../../../lib/model/deployment';
import { isScraped } from '../../../lib/model/needed-components';
import { keptText } from '../../../lib/model/runbook/kept-text';
import { renderRunbook } from '../../../lib/model/runbook/render-runbook';
import { runbookNames } from '../../../lib/model/runbook/runbook-names';
import { runbookSections } from '../../../lib/model/runbook/runbook-sections';
import type { ExampleName } from '../../support/example';
import { example, exampleNames } from '../../support/example';

const rendered = Object.fromEntries(exampleNames.map((name) => [name, renderRunbook(example(name))])) as Readonly<
  Record<ExampleName, string>
>;
const sections = (name: ExampleName) => runbookSections(rendered[name]).sections;
const headings = (name: ExampleName) => sections(name).map(({ heading }) => heading);
const codeIn = (text: string) =>
  [...text.matchAll(/^ *```\n([\s\S]*?)^ *```$|`([^`]+)`/gm)].map(([, a, b]) => (a ?? b)!);
const isQuery = (code: string) => /^(sum|topk|rate)\b.*\(|^\{__name__/.test(code);

/** What a section asks for before its commands. */
const asked = (text: string) => [...text.matchAll(/^([A-Z_]+)= +# /gm)].map(([, word]) => word!);

describe.each(exampleNames)('the runbook of %s', (name) => {
  const deployment = example(name);
  const text = rendered[name];

  test('has no placeholder left: what one answer has is filled in, and the rest is set where the section begins', () => {
    const words = runbookNames(deployment).map(({ word }) => word);
    for (const part of [runbookSections(text).top, ...sections(name).map((section) => section.text)]) {
      const code = codeIn(part.replace(/^[A-Z_]+= .*$/gm, ''));
      expect(code.filter((each) => /<[a-z]+>|out\/NAME/.test(each))).toEqual([]);
      const bare = code.flatMap((each) => each.match(/(?<![$\w])[A-Z][A-Z_]+\b/g) ?? []);
      expect(bare.filter((word) => words.includes(word) && word !== 'FILE')).toEqual([]);
      const variables = code.flatMap((each) => [...each.matchAll(/\$([A-Z][A-Z_]+)/g)].map(([, word]) => word!));
      expect([...new Set(variables)].filter((word) => !asked(part).includes(word))).toEqual([]);
    }
    // What one answer has is filled in outside of code, too, where the filler does not look.
    const filled = runbookNames(deployment).filter(({ word, value }) => value !== undefined && word.includes('_'));
    expect(filled.filter(({ word }) => new RegExp(`\\b${word}\\b`).test(text))).toEqual([]);
    expect(text).not.toMatch(/<!--|docs\/runbook/);
  });

  test('has commands that bash can read', () => {
    const blocks = [...text.matchAll(/^( *)```\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', block = '']) =>
      block.replace(new RegExp(`^${indent}`, 'gm'), ''),
    );
    const shell = blocks.filter((block) => !isQuery(block));
    expect(shell.length).toBeGreaterThan(30);
    const { status, stderr } = spawnSync('bash', ['-n'], { input: shell.join('\n'), encoding: 'utf8' });
    expect([stderr, status]).toEqual(['', 0]);
  });

  test('has each heading once, in the order of the page, and refers only to its own', () => {
    expect(headings(name)).toEqual(runbookHeadings.filter((heading) => headings(name).includes(heading)));
    const referred = [...text.replace(/\s+/g, ' ').matchAll(/"([^"]+)"/g)].map(([, quoted]) => quoted!);
    const known = referred.filter((each) => runbookHeadings.some((heading) => heading === each));
    expect(known.length).toBeGreaterThan(20);
    expect([...new Set(known)].filter((each) => !headings(name).includes(each))).toEqual([]);
    for (const heading of headings(name)) expect(text).toContain(`- [${heading}](#`);
  });

  test('has the heading of every alert and alarm that the deployment has', () => {
    const alerts = alertsOf(deployment).map(({ runbook }) => runbook);
    const alarms = isAwsDeployment(deployment) ? awsAlarms(deployment).map(headingOf) : [];
    if (isScraped(deployment)) expect(alerts.length).toBeGreaterThan(10);
    expect([...alerts, ...alarms].filter((heading) => !headings(name).includes(heading))).toEqual([]);
  });

  test('counts its steps from 1 without a gap', () => {
    for (const section of sections(name)) {
      let last = 0;
      for (const [, number] of section.text.matchAll(/^(\d+)\. /gm)) {
        expect([section.heading, [1, last + 1].includes(Number(number))]).toEqual([section.heading, true]);
        last = Number(number);
      }
    }
  });

  test('says whose it is and what its things are called', () => {
    const { top } = runbookSections(text);
    for (const said of [deployment.name, deployment.owner, deployment.customer, deployment.namespace])
      expect(top).toContain(said);
    for (const { id } of deployment.zones) expect(top).toContain(`\`${id}\``);
    for (const pool of [...deployment.controllers, ...deployment.brokers]) expect(top).toContain(`\`${pool.name}-0\``);
    expect(top).toContain(deployment.objectStore.dataBucket);
  });
});

const headingOf = ({ description }: { readonly description: string }) => /Runbook: "([^"]+)"/.exec(description)![1]!;

const without = (name: ExampleName) => runbookHeadings.filter((heading) => !headings(name).includes(heading));
const aws: readonly RunbookHeading[] = [
  'Pod has no credentials',
  'The first deploy failed',
  'A Kubernetes upgrade failed',
];

test('what can’t concern a deployment is left out of its runbook', () => {
  expect(without('private')).toEqual(
    expect.arrayContaining([...aws, 'A zone is out, and consumers come over PrivateLink', 'Workload stack times out']),
  );
  expect(rendered.private).not.toMatch(/\baws (ec2|s3api get-bucket-policy --bucket \S+$|iam|eks|elbv2|kms)/m);
  expect(rendered.private).toContain('--endpoint-url https://minio.storage.svc:9000');
  expect(without('production')).toEqual([
    'A topic exceeds its contract',
    'An undeclared group reads a sensitive topic',
    'Contracts are not applied',
    'From a fixed number to an autoscaler',
    'From node groups to Karpenter',
  ]);
  expect(without('minimal')).toEqual(expect.arrayContaining(['Traffic crosses zones', 'A broker has no slot']));
});

const plaintext = exampleNames.filter((name) => example(name).security.kind === 'plaintext');

test('without TLS no command has settings for it, and with TLS each has', () => {
  expect(plaintext.length).toBeGreaterThan(0);
  for (const name of exampleNames) {
    const isPlain = plaintext.includes(name);
    expect([name, rendered[name].includes('tools.properties')]).toEqual([name, !isPlain]);
    expect([name, headings(name).includes('A certificate is about to end')]).toEqual([name, !isPlain]);
    const tools = [...rendered[name].replaceAll('\\\n', ' ').matchAll(/\/bin\/kafka-\S+ .*/g)].map(
      ([command]) => command,
    );
    expect(tools.length).toBeGreaterThan(20);
    expect(tools.filter((tool) => !isPlain && !tool.includes('/tmp/tools.properties'))).toEqual([]);
  }
});

test('replays name whose the records are and whether it is safe, those with a guard first', () => {
  const [first] = example('retail').workloads;
  const guarded: Deployment = {
    ...example('retail'),
    workloads: [
      first!,
      { ...first!, name: 'payments', replay: { ...first!.replay, safety: 'guarded', guard: 'Billing switches off.' } },
    ],
  };
  const text = renderRunbook(guarded);
  for (const heading of ['A planned replay or correction', 'A bad deployment has written records']) {
    const section = runbookSections(text).sections.find((each) => each.heading === heading)!.text;
    expect(section).toContain(`(${first!.owner}): replay \`${first!.replay.safety}\``);
    expect(section).toContain('Guard: Billing switches off.');
    expect(section.indexOf('payments')).toBeLessThan(section.indexOf(`**${first!.name}**`));
  }
});

test('as many workload groups as a file may have leave the runbook small enough for one object', () => {
  const [first] = example('retail').workloads;
  const name = 'x'.repeat(249);
  const longest = {
    ...first!,
    name: 'n'.repeat(60),
    owner: 'o'.repeat(120),
    topics: Array.from({ length: 100 }, () => ({ name, pattern: 'prefixed' as const })),
    replay: { meaning: 'm'.repeat(300), safety: 'guarded' as const, guard: 'g'.repeat(300) },
    reads: first!.reads.map((read) => ({
      ...read,
      consumerGroups: Array.from({ length: 50 }, (_, i) => `${i}${name.slice(3)}`),
    })),
  };
  const text = renderRunbook({ ...example('retail'), workloads: Array.from({ length: 1000 }, () => longest) });
  expect(Buffer.byteLength(text)).toBeLessThan(190_000);
  expect(text).toContain('And 970 more, in `workloads` of the file.');
});

test('a part for nobody, without an end or without a beginning is a defect', () => {
  expect(
    keptText('a\n<!-- only x -->\nb\n<!-- only y -->\nc\n<!-- end -->\n<!-- end -->\nd', { x: true, y: false }),
  ).toBe('a\nb\nd');
  expect(() => keptText('<!-- only z -->\n<!-- end -->', {})).toThrow('"z"');
  expect(() => keptText('<!-- only z -->', { z: true })).toThrow('no end');
  expect(() => keptText('<!-- end -->', {})).toThrow('not begun');
});
