// Deploys examples to an AWS endpoint for real, with the CDK command line, and reads back through the AWS API what
// they made: encryption, policies, zones, rights (simulated), ways in from outside, alarms. Then the second diff has to be
// empty. One of them is given event contracts, and the job that applies them.
//
// It never goes near a real account: AWS_ENDPOINT_URL has to be an emulator's address on this machine. With LABS naming
// a folder that holds aws/emulator.sh and kube/up.sh, it starts both itself; node groups then become simulated nodes of a
// real Kubernetes control plane, and `delivery: cdk` brings controllers and brokers up in three zones.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseDocument } from 'yaml';
import { alarms } from './aws-alarms.mjs';
import { addContracts, contractsJob, contractsJobDestroyed } from './aws-contracts.mjs';
import { verifyConsumer } from './aws-consumer.mjs';
import { identities, pods, storage, zones } from './aws-read-back.mjs';
import { waysIn } from './aws-ways-in.mjs';
import { memberSelector } from './cluster-members.mjs';
import { customResources } from './lab-custom-resources.mjs';
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
  for (const name of ['minimal', 'production']) await verify(name, account);
} finally {
  stopLabs();
  rmSync(work, { recursive: true, force: true });
}
steps.report('verify-aws');

function startLabs() {
  const lab = { ...env, MINI_KUBECONFIG: join(kube, 'kubeconfig'), EMULATOR_PORT: port, KUBELAB_PORT: '28443' };
  // Longer than the seconds that a broker has to be ready before the next one starts.
  lab.MINI_WAIT = '240';
  // Names of zones are shuffled for each account; ids are what the kit goes by.
  lab.MINI_ZONE_IDS = 'us-east-1a=use1-az1,us-east-1b=use1-az4,us-east-1c=use1-az6';
  // A resource that the emulator does not know is taken as made: notifications of an endpoint service.
  lab.MINI_UNKNOWN = 'record';
  lab.PYTHONPATH = join(root, 'scripts', 'lab-emulator');
  run(join(labs, 'kube', 'up.sh'), [kube], { env: lab });
  env.KUBECONFIG = join(kube, 'kubeconfig');
  for (const definitions of customResources({ labs, folder: join(work, 'crds'), env: lab }))
    kubectl('apply', '--server-side', '-f', definitions);
  // The lab's own nodes are in no pool; they stand in for the nodes of a cluster that others use.
  run(join(labs, 'aws', 'emulator.sh'), ['up'], { env: lab });
  for (const line of capture(join(labs, 'aws', 'emulator.sh'), ['env'], { env: lab }).split(/[ ;]/)) {
    const [, key, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (key === 'PATH') env.PATH = `${value.split(':')[0]}:${env.PATH}`;
    else if (key) env[key] = value;
  }
}

function stopLabs() {
  if (!labs) return;
  capture(join(labs, 'aws', 'emulator.sh'), ['down'], { env: { ...env, EMULATOR_PORT: port }, optional: true });
  capture(join(labs, 'kube', 'down.sh'), [kube], { env, optional: true });
}

async function verify(name, account) {
  const file = join(work, `${name}.yaml`);
  writeFileSync(file, deployable(readFileSync(join(root, 'deployments', `${name}.yaml`), 'utf8')));
  const out = synth(name, file);
  lint(name, out);
  const outputs = join(work, `${name}-outputs.json`);
  const took = run(cdk, [...deployment('deploy', out), '--outputs-file', outputs], { env, cwd: work });
  steps.pass(`${name}: cdk deploy --all (${took.toFixed(1)} s)`);
  const bundle = JSON.parse(readFileSync(join(out, 'manifests', 'bundle.json'), 'utf8'));
  const config = parseDocument(readFileSync(file, 'utf8')).toJS();
  const deployed = { name, config, account, bundle, out, aws, kubectl, labs, endpoint: env.AWS_ENDPOINT_URL };
  for (const check of [storage, identities, zones, waysIn, alarms, ...(labs ? [pods] : [])]) check(deployed);
  if (config.contracts) await contractsJob(deployed);
  run(cdk, ['diff', '--fail', '-a', join(out, 'cdk.out')], { env, cwd: work });
  steps.pass(`${name}: a second diff is empty`);
  if (config.access?.privateLink) verifyConsumer({ root, work, env, deployment: file, outputs });
  if (labs) await rolled(name, bundle, file);
  if (labs && config.contracts) contractsJobDestroyed({ ...deployed, cdk, env, work });
  if (name === 'minimal') destroyed(name, { bundle, config, account, out });
}

function deployment(verb, out) {
  return [verb, '--all', ...(verb === 'deploy' ? ['--require-approval', 'never'] : ['-f']), '-a', join(out, 'cdk.out')];
}

function synth(name, file) {
  const out = join(work, 'out', name);
  run('node', [join(root, 'dist', 'automq-kit.js'), 'synth', file, '--out', out], { env, cwd: root });
  // The lab has no load balancer to wait for: what brokers give one is cut to the half minute that other pods take.
  const folder = join(out, 'cdk.out');
  for (const template of readdirSync(folder).filter((each) => each.endsWith('.template.json'))) {
    const text = readFileSync(join(folder, template), 'utf8');
    writeFileSync(join(folder, template), text.replaceAll('minReadySeconds\\":180', 'minReadySeconds\\":30'));
  }
  return out;
}

/** W3005 is about a dependency that CDK's own kubectl functions state twice. */
function lint(name, out) {
  const folder = join(out, 'cdk.out');
  const templates = readdirSync(folder).filter((each) => each.endsWith('.template.json'));
  if (!capture('cfn-lint', ['--version'], { env, optional: true }))
    return console.log('  (cfn-lint is not on this machine)');
  const found = capture('cfn-lint', ['-i', 'W3005', '-t', ...templates.map((each) => join(folder, each))], {
    env,
    optional: true,
  });
  return assert(found === '', `${name}: cfn-lint finds nothing in ${templates.length} templates`);
}

/**
 * A changed property is rolled out by \`cdk deploy\`; a zone is touched only when every pod of the one before has been
 * ready for as long as it has to prove itself.
 */
async function rolled(name, { namespace }, file) {
  const document = parseDocument(readFileSync(file, 'utf8'));
  document.setIn(['kafka', 'properties', 'num.network.threads'], 4);
  const changed = join(work, `${name}-changed.yaml`);
  writeFileSync(changed, document.toString());
  const revisions = () =>
    kubectl('-n', namespace, 'get', 'pods', '-l', memberSelector).items.map(
      ({ metadata }) => `${metadata.name} ${metadata.labels['automq.com/revision']}`,
    );
  const before = revisions();
  const child = spawn(cdk, deployment('deploy', synth(`${name}-changed`, changed)), {
    env,
    cwd: work,
    stdio: 'ignore',
  });
  let code;
  child.on('exit', (status) => (code = status));
  let most = 0;
  while (code === undefined) {
    const sets = kubectl('-n', namespace, 'get', 'statefulsets').items;
    most = Math.max(most, sets.filter(({ spec, status }) => (status.availableReplicas ?? 0) < spec.replicas).length);
    await sleep(100);
  }
  assert(
    code === 0 && revisions().every((each) => !before.includes(each)),
    `${name}: a change is rolled out by cdk deploy`,
  );
  assert(most === 1, `${name}: never was more than one zone's pool short of available pods (${most})`);
}

/** What \`cdk destroy\` leaves behind, on purpose. */
function destroyed(name, { bundle, config, account, out }) {
  aws(
    'cloudformation',
    'update-termination-protection',
    '--no-enable-termination-protection',
    '--stack-name',
    `${config.name}-storage`,
  );
  run(cdk, deployment('destroy', out), { env, cwd: work });
  const buckets = aws('s3api', 'list-buckets').Buckets.map(({ Name }) => Name);
  assert(buckets.includes(`${config.name}-data-${account}-us-east-1`), `${name}: the data bucket outlives cdk destroy`);
  if (!labs) return;
  const live = (kind) => kubectl('-n', bundle.namespace, 'get', kind).items.length;
  assert(
    live('statefulsets') === bundle.waves.flatMap(({ waitFor }) => waitFor).length,
    `${name}: so do the StatefulSets`,
  );
  assert(live('pvc') > 0, `${name}: so do the volumes`);
}

/**
 * What a lab can't do is left out: Helm can't fetch charts where there is no internet, and the lab has the custom
 * resources already; and it takes every "medium" instance for one vCPU, which t4g.medium has not. Event contracts are
 * added where none of these examples has any.
 */
function deployable(text) {
  const document = parseDocument(text.replaceAll('t4g.medium', 'm7g.medium'));
  document.setIn(
    ['components', 'prometheusOperator'],
    document.get('profile') === 'minimal' ? 'absent' : 'preinstalled',
  );
  document.setIn(['components', 'loadBalancerController'], 'preinstalled');
  if (document.get('profile') === 'production') addContracts(document, work);
  return document.toString();
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
