// Every example comes in by the kit's own `apply`, strictly checked and placed by the real scheduler; then a change rolls
// through it, watched from outside. One of them comes with the job that applies event contracts.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { applied, placed, prepared, synth, waves } from './cluster-deployment.mjs';
import { loadDeployment } from './cluster-lab.mjs';
import { Members } from './cluster-members.mjs';
import { variant } from './cluster-variant.mjs';
import { checkContractsJob } from './contracts-job-in-cluster.mjs';
import { nodesOf } from './lab-nodes.mjs';
import { assert, capture, steps } from './verify-run.mjs';

const folder = resolve(import.meta.dirname, '..', 'deployments');
const examples = ['minimal', 'production', 'production-existing', 'private'];

export async function proveExamples(lab) {
  for (const name of examples) {
    const file = join(folder, `${name}.yaml`);
    const deployment = await broughtIn(lab, name, file);
    await rolled(lab, name, { deployment, file });
  }
  await proveContractsJob(lab);
}

async function broughtIn(lab, name, file) {
  const deployment = loadDeployment(file);
  lab.addNodes(nodesOf(deployment));
  const bundle = prepared(lab, name, file);
  await applied(lab, name, bundle);
  placed(lab, name, deployment);
  const strict = ['--dry-run=server', '--validate=strict', '--warnings-as-errors'];
  const ours = ['--server-side', '--field-manager=automq-kit'];
  capture('kubectl', ['apply', ...ours, ...strict, ...waves(bundle)], { env: lab.env });
  steps.pass(`${name}: strict fields, custom resources and Pod Security without a warning`);
  lab.kubectl('diff', ...ours, ...waves(bundle));
  steps.pass(`${name}: applied again it changes nothing`);
  return deployment;
}

/** An example that has contracts, with the job that applies them. The lab has no autoscaler of nodes nor one of brokers. */
async function proveContractsJob(lab) {
  const [of, name] = ['retail', 'retail-job'];
  const fixed = { 'platform.nodes.brokers.scaling': undefined, autoscaling: undefined, 'kafka.brokers.perZone': 2 };
  const changes = { ...fixed, 'contracts.job.enabled': true };
  const { namespace } = await broughtIn(lab, name, variant(lab, { of, name, changes }));
  await checkContractsJob({
    name,
    namespace,
    topics: topicsIn(join(folder, 'contracts', of)),
    kubectl: (...args) => lab.kubectl(...args),
    get: (...args) => lab.kubectlJson('get', ...args),
  });
}

/** Names of the topics of all documents below a folder. */
const topicsIn = (contracts) =>
  readdirSync(contracts, { recursive: true })
    .filter((path) => path.endsWith('.yaml') && !path.includes('schemas'))
    .map((path) => parseDocument(readFileSync(join(contracts, path), 'utf8')).toJS())
    .flatMap(({ channels }) => Object.values(channels).map(({ address }) => address));

/** A change of a property replaces every pod; seen from outside, one pool after the other and one pod after the other. */
async function rolled(lab, name, { deployment, file }) {
  const document = parseDocument(readFileSync(file, 'utf8'));
  document.setIn(['kafka', 'properties', 'num.network.threads'], 4);
  const changed = join(lab.work, `${name}.yaml`);
  writeFileSync(changed, document.toString());
  const members = await Members.watch(lab.api, deployment.namespace);
  const before = revisions(members);
  const { most } = members.follow();
  const started = Date.now();
  const { code, output } = await lab.kit('apply', synth(lab, `${name}-changed`, changed), '--yes');
  const took = ((Date.now() - started) / 1000).toFixed(1);
  assert(code === 0, `${name}: a changed property is rolled out (${took} s)${code === 0 ? '' : `\n${output}`}`);
  const after = revisions(members);
  assert(
    after.length === before.length && after.every((revision) => !before.includes(revision)),
    `${name}: every pod has been replaced`,
  );
  assert(most.pools === 1, `${name}: never was more than one zone's pool short of pods (${most.pools})`);
  assert(
    most.controller === 1 && most.broker === 1 && members.wasWhole(),
    `${name}: never was more than one controller away, nor more than one broker, as the budgets say`,
  );
  members.close();
}

/** What each pod was started from. */
const revisions = (members) =>
  [...members.pods.values()].map(({ metadata }) => `${metadata.name} ${metadata.labels['automq.com/revision']}`);
