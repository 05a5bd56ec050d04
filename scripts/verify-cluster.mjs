// Applies every example to a real Kubernetes API server with the kit's own `apply`: strict fields, custom resources,
// Pod Security enforced, the real scheduler over simulated nodes that are what the deployment file says. Then a change,
// watched from outside: never are pods of two pools down at once.
//
// With LABS naming a folder that holds kube/up.sh it starts a control plane itself. It never uses another cluster.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseDocument } from 'yaml';
import { customResources } from './lab-custom-resources.mjs';
import { nodesOf, zoneName } from './lab-nodes.mjs';
import { assert, capture, run, skip, steps } from './verify-run.mjs';

const root = resolve(import.meta.dirname, '..');
const examples = ['minimal', 'production', 'production-existing', 'private'];
const { loadDeployment } = createRequire(import.meta.url)('../dist/index.js');
/** Pods of the deployment that are no job's. */
const members = 'app.kubernetes.io/component in (controller, broker)';
const work = mkdtempSync(join(tmpdir(), 'verify-cluster-'));
const labs = process.env.LABS && resolve(process.env.LABS);
if (!labs || !existsSync(join(labs, 'kube', 'up.sh')))
  skip('no Kubernetes lab: set LABS to the folder that holds kube/up.sh');

const lab = join(work, 'lab');
const env = { ...process.env, NODE_NO_WARNINGS: '1', KUBELAB_PORT: '29443', KUBECONFIG: join(lab, 'kubeconfig') };
const kit = join(root, 'dist', 'automq-kit.js');

try {
  start();
  for (const name of examples) await verify(name);
} finally {
  capture(join(labs, 'kube', 'down.sh'), [lab], { env, optional: true });
  rmSync(work, { recursive: true, force: true });
}
steps.report('verify-cluster');

function start() {
  const deployments = examples.map((name) => loadDeployment(join(root, 'deployments', `${name}.yaml`)));
  const nodes = deployments.flatMap(nodesOf);
  writeFileSync(join(work, 'nodes.json'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items: nodes }));
  const zones = [
    ...new Set(deployments.flatMap((deployment) => deployment.zones.map((zone) => zoneName(deployment, zone)))),
  ];
  const binary = capture(join(labs, 'kube', 'kubelab.sh'), []).trim();
  mkdirSync(join(work, 'bin'));
  writeFileSync(join(work, 'bin', 'kubectl'), `#!/bin/sh\nexec ${binary} kubectl "$@"\n`);
  chmodSync(join(work, 'bin', 'kubectl'), 0o755);
  env.PATH = `${join(work, 'bin')}:${env.PATH}`;
  run(join(labs, 'kube', 'up.sh'), [lab], {
    env: { ...env, KUBELAB_ZONES: zones.join(' '), KUBELAB_NODES: join(work, 'nodes.json') },
  });
  for (const crds of customResources({ labs, folder: join(work, 'crds'), env }))
    kubectl('apply', '--server-side', '-f', crds);
  kubectl('apply', '--server-side', '-f', join(labs, 'kube', 'lab', 'metrics-crds.yaml'));
  kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s');
}

async function verify(name) {
  const file = join(root, 'deployments', `${name}.yaml`);
  const deployment = loadDeployment(file);
  prepare(deployment);
  const bundle = synth(name, file);
  makeSecrets(bundle);
  const took = run('node', [kit, 'apply', bundle, '--yes'], { env, cwd: root });
  steps.pass(`${name}: automq-kit apply (${took.toFixed(1)} s)`);
  placed(name, deployment);
  capture(
    'kubectl',
    [
      'apply',
      '--server-side',
      '--field-manager=automq-kit',
      '--dry-run=server',
      '--validate=strict',
      '--warnings-as-errors',
      ...waves(bundle),
    ],
    { env },
  );
  steps.pass(`${name}: strict fields, custom resources and Pod Security without a warning`);
  kubectl('diff', '--server-side', '--field-manager=automq-kit', ...waves(bundle));
  steps.pass(`${name}: applied again it changes nothing`);
  await rolled(name, deployment, file);
}

function waves(bundle) {
  return JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8')).waves.flatMap(({ file }) => [
    '-f',
    join(bundle, file),
  ]);
}

/** What the customer brings: the add-ons of an EKS cluster, or the storage class of a private one. */
function prepare({ platform }) {
  if (platform.kind === 'aws') {
    addons();
    return;
  }
  apply({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: platform.storageClass.name },
    provisioner: 'ebs.csi.aws.com',
    volumeBindingMode: 'WaitForFirstConsumer',
  });
}

/** The Secrets that the customer makes. */
function makeSecrets(bundle) {
  const { namespace, externalObjects } = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8'));
  apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  for (const { kind, name, keys } of externalObjects) {
    const stringData = Object.fromEntries(keys.map((key) => [key, '{}']));
    apply({ apiVersion: 'v1', kind, metadata: { name, namespace }, stringData });
  }
}

/** What the deployed stacks would have written, with made-up ARNs; no file where they hand nothing over. */
function outputsFile(name, { platform }, bundle) {
  const { handoff } = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8'));
  if (handoff.length === 0) return undefined;
  const outputs = {};
  const { partition, region, account } = platform;
  for (const [index, { key, stack }] of handoff.entries()) {
    const id = String(index).padStart(16, '0');
    outputs[stack] ??= { PrivateLinkServiceName: `com.amazonaws.vpce.${region}.vpce-svc-0a1b2c3d4e5f60718` };
    outputs[stack][key] = `arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/lab/${id}`;
  }
  const path = join(work, `${name}-outputs.json`);
  writeFileSync(path, JSON.stringify(outputs));
  return path;
}

/** What an apply looks for on AWS. The lab has a driver of that name; the agent runs on no node. */
function addons() {
  apply({ apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name: 'ebs.csi.aws.com' } });
  const labels = { app: 'eks-pod-identity-agent' };
  apply({
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

function apply(object) {
  return capture('kubectl', ['apply', '--server-side', '-f', '-'], { env, input: JSON.stringify(object) });
}

function synth(name, file) {
  const out = join(work, 'out', name);
  const bundle = join(out, 'manifests');
  const render = (...options) =>
    run('node', [kit, 'synth', file, '--out', out, ...options], {
      env: { ...env, CDK_VALIDATION: 'false' },
      cwd: root,
    });
  render();
  const outputs = outputsFile(name, loadDeployment(file), bundle);
  if (outputs) render('--handoff', outputs);
  // The lab has a version of its own, older than what EKS offers.
  const index = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8'));
  const { major, minor } = kubectlJson('version').serverVersion;
  writeFileSync(join(bundle, 'bundle.json'), JSON.stringify({ ...index, kubernetesVersion: `${major}.${minor}` }));
  // Its pods are ready at once and stay so: the time that a pod has to prove itself is cut to a second.
  for (const { file: wave } of index.waves) {
    const path = join(bundle, wave);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/minReadySeconds: \d+/, 'minReadySeconds: 1'));
  }
  return bundle;
}

/** Every process runs on a node of its own, in its zone. */
function placed(name, deployment) {
  const nodes = new Map(kubectlJson('get', 'nodes').items.map(({ metadata }) => [metadata.name, metadata.labels]));
  const pods = kubectlJson('-n', deployment.namespace, 'get', 'pods', '-l', members).items;
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
  const claims = kubectlJson('-n', deployment.namespace, 'get', 'pvc').items;
  assert(
    claims.length === wanted && claims.every(({ status }) => status.phase === 'Bound'),
    `${name}: each with its volume`,
  );
}

/** A change of a property replaces every pod; seen from outside, one pool after the other. */
async function rolled(name, deployment, file) {
  const document = parseDocument(readFileSync(file, 'utf8'));
  document.setIn(['kafka', 'properties', 'num.network.threads'], 4);
  const changed = join(work, `${name}.yaml`);
  writeFileSync(changed, document.toString());
  const before = revisions(deployment);
  const child = spawn('node', [kit, 'apply', synth(`${name}-changed`, changed), '--yes'], {
    env,
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const exited = new Promise((done) => child.on('exit', done));
  let running = true;
  void exited.then(() => (running = false));
  let most = 0;
  while (running) {
    const sets = kubectlJson('-n', deployment.namespace, 'get', 'statefulsets').items;
    most = Math.max(most, sets.filter(({ spec, status }) => (status.readyReplicas ?? 0) < spec.replicas).length);
    await sleep(100);
  }
  const code = await exited;
  assert(code === 0, `${name}: a changed property is rolled out${code === 0 ? '' : `\n${output}`}`);
  assert(
    revisions(deployment).every((revision) => !before.includes(revision)),
    `${name}: every pod has been replaced`,
  );
  assert(most === 1, `${name}: never was more than one zone's pool short of pods (${most})`);
}

/** What each pod was started from. */
function revisions({ namespace }) {
  const { items } = kubectlJson('-n', namespace, 'get', 'pods', '-l', members);
  return items.map(({ metadata }) => `${metadata.name} ${metadata.labels['automq.com/revision']}`);
}

function kubectl(...args) {
  return capture('kubectl', args, { env });
}

function kubectlJson(...args) {
  return JSON.parse(kubectl(...args, '-o', 'json'));
}
