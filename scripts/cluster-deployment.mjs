// A deployment in the lab: what the customer brings, the kit's bundle, and its `apply`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDeployment } from './cluster-lab.mjs';
import { memberSelector } from './cluster-members.mjs';
import { variant } from './cluster-variant.mjs';
import { nodesOf } from './lab-nodes.mjs';
import { assert, steps } from './verify-run.mjs';

/**
 * A variant of an example, on nodes of its own and applied.
 * @param change what is done to its bundle before
 */
export async function deployedVariant(lab, { of, name, changes, change = () => undefined }) {
  const file = variant(lab, { of, name, changes });
  const deployment = loadDeployment(file);
  lab.addNodes(nodesOf(deployment));
  const bundle = prepared(lab, name, file);
  change(bundle);
  await applied(lab, name, bundle);
  return { deployment, bundle };
}

/** @returns the folder of its bundle, rendered and ready to be applied */
export function prepared(lab, name, file) {
  const deployment = loadDeployment(file);
  bring(lab, deployment);
  const bundle = synth(lab, name, file);
  makeSecrets(lab, bundle);
  return bundle;
}

/** Brings it in with the kit's own `apply`. */
export async function applied(lab, name, bundle) {
  const started = Date.now();
  const { code, output } = await lab.kit('apply', bundle, '--yes');
  if (code !== 0) throw new Error(output);
  steps.pass(`${name}: automq-kit apply (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** `-f` and the file of each wave. */
export function waves(bundle) {
  return indexOf(bundle).waves.flatMap(({ file }) => ['-f', join(bundle, file)]);
}

/** What the customer brings: the add-ons of an EKS cluster, or the storage class of a private one. */
function bring(lab, { platform }) {
  if (platform.kind === 'aws') {
    addons(lab);
    return;
  }
  lab.apply({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: platform.storageClass.brokers },
    provisioner: 'ebs.csi.aws.com',
    volumeBindingMode: 'WaitForFirstConsumer',
  });
}

/** What an apply looks for on AWS. The lab has a driver of that name; the agent runs on no node. */
function addons(lab) {
  lab.apply({ apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name: 'ebs.csi.aws.com' } });
  const labels = { app: 'eks-pod-identity-agent' };
  lab.apply({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'eks-pod-identity-agent', namespace: 'kube-system' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { nodeSelector: { lab: 'none' }, containers: [{ name: 'agent', image: 'stand-in' }] },
      },
    },
  });
}

/** The Secrets that the customer makes. */
function makeSecrets(lab, bundle) {
  const { namespace, externalObjects } = indexOf(bundle);
  lab.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  for (const { kind, name, keys } of externalObjects) {
    const stringData = Object.fromEntries(keys.map((key) => [key, '{}']));
    lab.apply({ apiVersion: 'v1', kind, metadata: { name, namespace }, stringData });
  }
}

/** What the deployed stacks would have written, with made-up ARNs; no file where they hand nothing over. */
function outputsFile(lab, bundle, { name, platform }) {
  const { handoff } = indexOf(bundle);
  if (handoff.length === 0) return undefined;
  const outputs = {};
  const { partition, region, account } = platform;
  for (const [index, { key, stack }] of handoff.entries()) {
    const id = String(index).padStart(16, '0');
    outputs[stack] ??= { PrivateLinkServiceName: `com.amazonaws.vpce.${region}.vpce-svc-0a1b2c3d4e5f60718` };
    outputs[stack][key] = `arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/lab/${id}`;
  }
  const path = join(lab.work, `${name}-outputs.json`);
  writeFileSync(path, JSON.stringify(outputs));
  return path;
}

export function synth(lab, name, file) {
  const out = join(lab.work, 'out', name);
  const bundle = lab.render(file, out);
  const outputs = outputsFile(lab, bundle, loadDeployment(file));
  if (outputs) lab.render(file, out, '--handoff', outputs);
  // The lab has a version of its own, older than what EKS offers.
  const index = indexOf(bundle);
  const { major, minor } = lab.kubectlJson('version').serverVersion;
  writeFileSync(join(bundle, 'bundle.json'), JSON.stringify({ ...index, kubernetesVersion: `${major}.${minor}` }));
  // Its pods are ready at once and stay so: the time that a pod has to prove itself is cut to a second.
  for (const { file: wave } of index.waves) {
    const path = join(bundle, wave);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/minReadySeconds: \d+/, 'minReadySeconds: 1'));
  }
  return bundle;
}

const indexOf = (bundle) => JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8'));

/** Every process runs on a node of its own, in its zone, and all zones have as many brokers. */
export function placed(lab, name, deployment) {
  const nodes = new Map(lab.kubectlJson('get', 'nodes').items.map(({ metadata }) => [metadata.name, metadata.labels]));
  const pods = lab.kubectlJson('-n', deployment.namespace, 'get', 'pods', '-l', memberSelector).items;
  const wanted = [...deployment.controllers, ...deployment.brokers].reduce((sum, { count }) => sum + count, 0);
  assert(
    pods.length === wanted && pods.every(({ status }) => status.phase === 'Running'),
    `${name}: ${wanted} pods run`,
  );
  assert(new Set(pods.map(({ spec }) => spec.nodeName)).size === wanted, `${name}: each on a node of its own`);
  const astray = pods.filter(
    ({ metadata, spec }) =>
      nodes.get(spec.nodeName)[deployment.platform.zoneLabel] !== metadata.labels['automq.com/zone-id'],
  );
  assert(astray.length === 0, `${name}: in ${deployment.zones.length} zones, each in its own`);
  const claims = lab.kubectlJson('-n', deployment.namespace, 'get', 'pvc').items;
  assert(
    claims.length === wanted && claims.every(({ status }) => status.phase === 'Bound'),
    `${name}: each with its volume`,
  );
}
