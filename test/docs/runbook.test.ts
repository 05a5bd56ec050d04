import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { certificatePaths } from '../../charts/certificate-paths';
import { usersProgram } from '../../charts/users/users-program';
import { maxSlotsPerZone } from '../../lib/config/access';
import type { OutsideAccess } from '../../lib/model/access';
import { regionalBootstrap, zonalBootstrap } from '../../lib/model/access';
import { accessPorts, maxListeners } from '../../lib/model/access-ports';
import { brokerDisruptionBudget, controllerDisruptionBudget, loadBalancerName, usersJob } from '../../lib/model/names';
import { ports } from '../../lib/model/ports';
import { userSecretOf } from '../../lib/model/security';
import { manifests } from '../../lib/synth';
import { contractsFor } from '../support/contracted';
import { example, exampleNames } from '../support/example';

const docs = join(__dirname, '..', '..', 'docs');
const read = (file: string) => readFileSync(file, 'utf8');
const headings = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

test('what a pod says about the runbook is a heading of the runbook', () => {
  const texts = exampleNames
    .flatMap((name) => [...manifests(example(name), { contracts: contractsFor(example(name)) }).files.values()])
    .join('\n');
  const named = [...texts.matchAll(/Follow "([^"]+)" in the runbook/g)].map(([, heading]) => heading!);
  expect(named.length).toBeGreaterThan(0);
  expect(headings(read(join(docs, 'runbook.md')))).toEqual(expect.arrayContaining(named));
});

test('the runbook calls users, certificates and ways in by their names', () => {
  const { security, access } = example('production');
  if (security.kind === 'plaintext') throw new Error('production has TLS');
  const { network, privateLink } = access;
  const said = [
    'shows a certificate that ends on',
    'shows the certificate with serial number',
    'restart each of these nodes before',
    'has no password any more',
    'not allowed any more: ',
    'denied by hand, left alone: ',
  ];
  expect(said.filter((words) => !usersProgram.source.includes(words))).toEqual([]);
  const names = [
    ...said,
    `cronjob/${usersJob}`,
    `localhost:${ports.internal}`,
    ...Object.values(certificatePaths),
    ...Object.values(security.certificates).map(({ secret }) => secret),
    `delete secret ${security.balancerSecret.secret}`,
    userSecretOf('KAFKA_USER'),
    ...[network!, privateLink!].map(
      (way) => `\`${zonalBootstrap({ ...way, domain: intentDomain(way) }, { id: 'ZONE' }).host}\``,
    ),
    `${regionalBootstrap({ ...network!, domain: intentDomain(network!) }).host}:${network!.regionalBootstrapPort}`,
    `port ${accessPorts.zonalBootstrap}: there`,
    `The disruption budgets \`${brokerDisruptionBudget}\` and \`${controllerDisruptionBudget}\``,
    ...(['network', 'privateLink'] as const).map((intent) => `\`${loadBalancerName('<deployment>', intent)}\``),
    `up to ${maxSlotsPerZone}, and up to ${maxListeners - 2} divided by the number of zones`,
  ];
  const runbook = read(join(docs, 'runbook.md')).replace(/\s+/g, ' ');
  expect(names.filter((name) => !runbook.includes(name))).toEqual([]);
});

/** The domain of a way in, as the runbook writes it for any deployment. */
const intentDomain = ({ domain }: OutsideAccess) => `${domain.split('.')[0]!}.<domain>`;

test.each([
  'README.md',
  ...readdirSync(docs)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
])('every link of %s leads somewhere', (file) => {
  const root = join(docs, '..');
  const from = join(root, file, '..');
  const text = read(join(root, file))
    .replace(/^```.*?^```/gms, '')
    .replace(/`[^`\n]*`/g, '');
  for (const [, target = '', section] of text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)) {
    const path = target === '' ? join(root, file) : join(from, target);
    expect([path, existsSync(path)]).toEqual([path, true]);
    if (section !== undefined) expect(headings(read(path)).map(anchor)).toContain(section);
  }
});

/** Every piece of code in a text: lines of blocks, and what stands between backquotes. */
function codeIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^ *```\n([\s\S]*?)^ *```$/gm)].flatMap(([, block]) => block!.split('\n'));
  const inline = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/`([^`]+)`/g);
  return [...blocks, ...[...inline].map(([, code]) => code!)].map((code) => code.replace(/\s+/g, ' ').trim());
}

test.each(['README.md', 'docs/runbook.md', 'docs/private-access-on-aws.md', 'docs/destroy-and-adopt.md'])(
  'every command of %s that uses stacks says which',
  (file) => {
    const commands = codeIn(read(join(docs, '..', file))).filter((code) =>
      /^(npx )?cdk (deploy|destroy|diff|import|rollback|synth) \S/.test(code),
    );
    expect(commands.length).toBeGreaterThan(0);
    const vague = commands.filter((command) => !/^npx cdk .*(--app (out\/|"node )|-c deployment=)/.test(command));
    expect(vague).toEqual([]);
  },
);

test('every command with a Kafka tool has its settings for TLS, and its page says where they come from', () => {
  const pages = read(join(docs, 'runbook.md')).split(/^## /m).slice(1);
  const using = pages.filter((page) => /bin\/kafka-[a-z-]+\.sh/.test(page));
  expect(using.length).toBeGreaterThan(3);
  for (const page of using) {
    for (const [command] of page.replaceAll('\\\n', ' ').matchAll(/exec (-i )?[A-Z]+ -- \/opt\/kafka\/\S+\.sh.*/g))
      if (!/--entity-type clients/.test(command))
        expect(command).toMatch(/--(command-config|consumer\.config|config) \/tmp\/tools\.properties/);
    expect(page.replace(/\s+/g, ' ')).toContain('top of this page');
  }
});

test('a machine is looked at before its node is given up, and the taint is taken back', () => {
  const runbook = read(join(docs, 'runbook.md'));
  const [before = '', ...after] = runbook.split('kubectl taint node NODE node.kubernetes.io/out-of-service=');
  expect(after).toHaveLength(1);
  expect(before).toContain('aws ec2 describe-instances');
  expect(after[0]).toContain('`kubectl taint node NODE node.kubernetes.io/out-of-service-`');
});

test('clients of every way in have their port in the runbook', () => {
  const page = read(join(docs, 'runbook.md'))
    .split(/^## /m)
    .find((each) => each.startsWith('Clients do not reach'))!;
  for (const port of [ports.client, ports.network, ports.privateLink]) expect(page).toContain(String(port));
});

test('every delivery in the runbook is of the folder that the CDK is given', () => {
  const commands = codeIn(read(join(docs, 'runbook.md'))).filter((code) => /automq-kit apply \S/.test(code));
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.filter((command) => !/npx automq-kit apply out\/NAME( --[a-z-]+)*$/.test(command))).toEqual([]);
});
