// Deploys examples to an AWS endpoint for real, with the CDK command line, and reads back through the AWS API what
// they made: encryption, policies, zones, rights (simulated). Then the second diff has to be empty.
//
// It never goes near a real account: AWS_ENDPOINT_URL has to be an emulator's address on this machine. With LABS naming
// a folder that holds aws/emulator.sh and kube/up.sh, it starts both itself; node groups then become simulated nodes of a
// real Kubernetes control plane, and `delivery: cdk` brings controllers and brokers up in three zones.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { assert, capture, run, skip, steps } from './verify-run.mjs';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'verify-aws-'));
const port = '4641';
const cdk = join(root, 'node_modules', '.bin', 'cdk');
const labs = process.env.LABS && resolve(process.env.LABS);
const kube = join(work, 'kube');
const env = { ...process.env, CI: '1', CDK_DISABLE_CLI_TELEMETRY: 'true', NODE_NO_WARNINGS: '1' };

if (!env.AWS_ENDPOINT_URL && !(labs && existsSync(join(labs, 'aws', 'emulator.sh'))))
  skip('no AWS emulator: set AWS_ENDPOINT_URL to one on this machine, or LABS');
if (env.AWS_ENDPOINT_URL && !/^http:\/\/(localhost|127\.0\.0\.1):/.test(env.AWS_ENDPOINT_URL))
  skip(`AWS_ENDPOINT_URL is ${env.AWS_ENDPOINT_URL}, which is not on this machine`);
if (!capture('aws', ['--version'], { optional: true })) skip('the AWS command line is not on this machine');

try {
  if (!env.AWS_ENDPOINT_URL) startLabs();
  const account = '123456789012';
  run(cdk, ['bootstrap', `aws://${account}/us-east-1`], { env, cwd: work });
  for (const name of ['minimal', 'production']) verify(name, account);
} finally {
  stopLabs();
  rmSync(work, { recursive: true, force: true });
}
steps.report();

function startLabs() {
  const lab = { ...env, MINI_KUBECONFIG: join(kube, 'kubeconfig'), EMULATOR_PORT: port, KUBELAB_PORT: '28443' };
  // Longer than the seconds that a broker has to be ready before the next one starts.
  lab.MINI_WAIT = '240';
  // Names of zones are shuffled for each account; ids are what the kit goes by.
  lab.MINI_ZONE_IDS = 'us-east-1a=use1-az4,us-east-1b=use1-az6,us-east-1c=use1-az1';
  run(join(labs, 'kube', 'up.sh'), [kube], { env: lab });
  const crds = join(work, 'crds');
  run(join(labs, 'kube', 'src', 'crds', 'get.sh'), [crds], { env: lab });
  env.KUBECONFIG = join(kube, 'kubeconfig');
  kubectl('apply', '--server-side', '-f', join(crds, 'prometheus-operator'));
  // The lab's own nodes are in no pool; they stand in for the nodes of a cluster that others use.
  run(join(labs, 'aws', 'emulator.sh'), ['up'], { env: lab });
  for (const line of capture(join(labs, 'aws', 'emulator.sh'), ['env'], { env: lab }).split(/[ ;]/)) {
    const [, key, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (key && key !== 'PATH') env[key] = value;
  }
}

function stopLabs() {
  if (!labs) return;
  capture(join(labs, 'aws', 'emulator.sh'), ['down'], { env: { ...env, EMULATOR_PORT: port }, optional: true });
  capture(join(labs, 'kube', 'down.sh'), [kube], { env, optional: true });
}

function verify(name, account) {
  const file = join(work, `${name}.yaml`);
  writeFileSync(file, deployable(readFileSync(join(root, 'deployments', `${name}.yaml`), 'utf8')));
  const out = join(work, name);
  run('node', [join(root, 'dist', 'automq-kit.js'), 'synth', file, '--out', out], { env, cwd: root });
  const app = ['-a', join(out, 'cdk.out')];
  const took = run(cdk, ['deploy', '--all', '--require-approval', 'never', ...app], { env, cwd: work });
  steps.pass(`${name}: cdk deploy --all (${took.toFixed(1)} s)`);
  const bundle = JSON.parse(readFileSync(join(out, 'manifests', 'bundle.json'), 'utf8'));
  const config = parseDocument(readFileSync(file, 'utf8')).toJS();
  storage(name, config, account);
  identities(name, { bundle, config, account });
  zones(name, config);
  if (labs && bundle.waves.length > 0) pods(name, bundle, config);
  run(cdk, ['diff', '--fail', ...app], { env, cwd: work });
  steps.pass(`${name}: a second diff is empty`);
}

/**
 * What a lab can't do is left out: Helm can't fetch charts where there is no internet, and the lab has the operator's
 * custom resources already; and it takes every "medium" instance for one vCPU, which t4g.medium has not.
 */
function deployable(text) {
  const document = parseDocument(text.replaceAll('t4g.medium', 'm7g.medium'));
  document.setIn(
    ['components', 'prometheusOperator'],
    document.get('profile') === 'minimal' ? 'absent' : 'preinstalled',
  );
  return document.toString();
}

function storage(name, config, account) {
  const bucket = `${config.name}-data-${account}-us-east-1`;
  const s3 = (call, ...args) => aws('s3api', call, '--bucket', bucket, ...args);
  const [rule] = s3('get-bucket-encryption').ServerSideEncryptionConfiguration.Rules;
  const algorithm = rule.ApplyServerSideEncryptionByDefault.SSEAlgorithm;
  assert(
    algorithm === (name === 'minimal' ? 'AES256' : 'aws:kms'),
    `${name}: data bucket is encrypted with ${algorithm}`,
  );
  if (name !== 'minimal') assert(rule.BucketKeyEnabled === true, `${name}: data bucket has a bucket key`);
  const access = s3('get-public-access-block').PublicAccessBlockConfiguration;
  assert(Object.values(access).every(Boolean), `${name}: data bucket blocks all public access`);
  const policy = JSON.parse(s3('get-bucket-policy').Policy);
  const denies = policy.Statement.filter(({ Effect }) => Effect === 'Deny').map(({ Condition }) =>
    JSON.stringify(Condition),
  );
  assert(
    denies.some((text) => text.includes('aws:SecureTransport')),
    `${name}: data bucket denies plain HTTP`,
  );
  assert(
    denies.some((text) => text.includes('aws:PrincipalAccount')),
    `${name}: data bucket denies other accounts`,
  );
  assert(
    !denies.some((text) => text.includes('x-amz-server-side-encryption')),
    `${name}: data bucket admits puts without encryption headers`,
  );
  const rules = s3('get-bucket-lifecycle-configuration').Rules;
  assert(
    rules.every(({ Expiration, Transitions }) => !Expiration && !Transitions),
    `${name}: nothing expires in the data bucket`,
  );
  assert(
    rules.some(({ AbortIncompleteMultipartUpload }) => AbortIncompleteMultipartUpload),
    `${name}: unfinished uploads are cleaned up`,
  );
}

function identities(name, { bundle, config, account }) {
  const cluster = config.name;
  const { associations } = aws(
    'eks',
    'list-pod-identity-associations',
    '--cluster-name',
    cluster,
    '--namespace',
    bundle.namespace,
  );
  assert(
    associations
      .map(({ serviceAccount }) => serviceAccount)
      .sort()
      .join() === 'broker,controller',
    `${name}: brokers and controllers have an identity each`,
  );
  const own = `arn:aws:s3:::${config.name}-data-${account}-us-east-1`;
  for (const component of ['broker', 'controller']) {
    const role = `arn:aws:iam::${account}:role/${config.name}-us-east-1-${component}`;
    const may = (action, resource) =>
      aws(
        'iam',
        'simulate-principal-policy',
        '--policy-source-arn',
        role,
        '--action-names',
        action,
        '--resource-arns',
        resource,
      ).EvaluationResults[0].EvalDecision;
    assert(may('s3:PutObject', `${own}/x`) === 'allowed', `${name}: ${component} may write its data bucket`);
    assert(may('s3:ListBucket', own) === 'allowed', `${name}: ${component} may list its data bucket`);
    for (const [action, resource] of [
      ['s3:PutObject', 'arn:aws:s3:::somebody-else/x'],
      ['s3:DeleteBucket', own],
      ['s3:PutBucketPolicy', own],
      ['kms:ScheduleKeyDeletion', `arn:aws:kms:us-east-1:${account}:key/x`],
      ['ec2:TerminateInstances', '*'],
    ]) {
      assert(
        may(action, resource) === 'implicitDeny',
        `${name}: ${component} may not ${action} on ${resource.replace(own, 'its data bucket')}`,
      );
    }
  }
}

function zones(name, config) {
  for (const zone of config.zones) {
    const group = aws(
      'eks',
      'describe-nodegroup',
      '--cluster-name',
      config.name,
      '--nodegroup-name',
      `${config.name}-broker-${zone.id}`,
    ).nodegroup;
    const { Subnets } = aws('ec2', 'describe-subnets', '--subnet-ids', ...group.subnets);
    assert(
      Subnets.every(({ AvailabilityZoneId }) => AvailabilityZoneId === zone.id),
      `${name}: broker nodes of ${zone.id} are in ${zone.id}`,
    );
  }
  const cluster = aws('eks', 'describe-cluster', '--name', config.name).cluster;
  assert(cluster.encryptionConfig?.length > 0, `${name}: Kubernetes secrets are encrypted with a key of the customer`);
  const open = cluster.resourcesVpcConfig.endpointPublicAccess;
  assert(open === (name === 'minimal'), `${name}: the API endpoint is ${open ? 'open to the allow-list' : 'private'}`);
}

/** Every controller and broker runs, on a node of its own zone. */
function pods(name, bundle, config) {
  const nodes = new Map(
    kubectl('get', 'nodes').items.map(({ metadata }) => [metadata.name, metadata.labels['topology.k8s.aws/zone-id']]),
  );
  const running = kubectl('-n', bundle.namespace, 'get', 'pods').items;
  for (const { metadata, status, spec } of running) {
    const zone = metadata.labels['automq.com/zone-id'];
    assert(status.phase === 'Running', `${name}: ${metadata.name} is ${status.phase}`);
    assert(nodes.get(spec.nodeName) === zone, `${name}: ${metadata.name} runs in ${zone}`);
  }
  const wanted = config.kafka.controllers.zones.length + config.zones.length * config.kafka.brokers.perZone;
  assert(running.length === wanted, `${name}: ${running.length} of ${wanted} pods are there`);
}

function aws(...args) {
  const text = capture('aws', [...args, '--output', 'json'], { env });
  return text.trim() === '' ? {} : JSON.parse(text);
}

function kubectl(...args) {
  const [lab] = capture('bash', ['-c', `ls -t ${join(homedir(), '.cache', 'kubelab')}/kubelab-* 2>/dev/null || true`])
    .trim()
    .split('\n');
  const [command, ...first] = lab ? [lab, 'kubectl'] : ['kubectl'];
  const json = args.includes('get') ? ['-o', 'json'] : [];
  const text = capture(command, [...first, ...args, ...json], { env });
  return json.length > 0 ? JSON.parse(text) : text;
}
