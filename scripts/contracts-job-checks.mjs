// The job that applies event contracts in the cluster, as its ConfigMaps hold it, against real brokers: with the rights of
// its own user it brings them in line, does nothing more then, and leaves alone what nobody has allowed.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { addRecords, auditRecord } from './contracts-audit-topic.mjs';
import { contractsJobFiles } from './contracts-job-files.mjs';
import { soon } from './soon.mjs';
import { assert } from './verify-run.mjs';

const { loadReviewedContracts, loadDeployment, manifests } = createRequire(import.meta.url)('../dist/index.js');

const user = 'automq-contracts';

/**
 * @param lab brokers of kafka-lab.mjs with `tls`, on which the topics and users of the example retail are this check’s own
 */
export async function checkJob(lab) {
  const work = mkdtempSync(join(lab.folder, 'job-'));
  try {
    const { deployment, contracts, objects } = await rendered(work);
    const job = await unpacked(lab, work, objects);
    await admit(lab, deployment, work);
    await checkRuns(lab, job, contracts);
    await checkBesideAnother(lab, job, { deployment: deployment.name, environment: contracts.environment });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The example retail with the job. */
async function rendered(work) {
  const contractsFolder = relative(work, resolve('deployments', 'contracts'));
  const text = readFileSync('deployments/retail.yaml', 'utf8')
    .replaceAll(/(?<=[ [])contracts\/retail\//g, `${contractsFolder}/retail/`)
    .replace(/^contracts:$/m, 'contracts:\n  job: { enabled: true }');
  const file = join(work, 'retail.yaml');
  writeFileSync(file, text);
  const deployment = loadDeployment(file);
  const contracts = await loadReviewedContracts(deployment, file);
  const objects = manifests(deployment, { contracts }).waves.flatMap((wave) => wave.objects);
  return { deployment, contracts, objects };
}

/** Writes what the pod mounts, with the brokers of the lab in place of the cluster’s. */
async function unpacked(lab, work, objects) {
  const named = (kind, name) => objects.find((each) => each.kind === kind && each.metadata.name === name);
  const cronJob = named('CronJob', 'contracts');
  for (const [file, content] of contractsJobFiles(cronJob, (name) => named('ConfigMap', name)))
    writeFileSync(join(work, file), content);
  const [command, ...args] = cronJob.spec.jobTemplate.spec.template.spec.containers[0].command;
  const input = join(work, 'job.json');
  const there = (text) => text.replaceAll('/etc/automq-contracts/', `${work}/`);
  const change = (changes) => {
    const now = JSON.parse(there(readFileSync(input, 'utf8')));
    writeFileSync(input, JSON.stringify({ ...now, ...changes }));
  };
  change({
    bootstrapServers: lab.bootstrapTls,
    authority: join(lab.folder, 'ca', 'ca.crt'),
    passwordSource: join(work, 'password-source'),
  });
  return { change, run: () => ran(command, args.map(there)) };
}

/** Gives the job’s user the password and the rights that the job which keeps users would. */
async function admit(lab, { security }, work) {
  const secret = `${randomBytes(32).toString('base64')}\n`;
  writeFileSync(join(work, 'password-source'), secret, { mode: 0o600 });
  lab.passwords[user] = createHash('sha256').update(secret).digest('hex');
  await lab.addScramUser(user);
  for (const { resource, name, operations } of security.contracts.acls) {
    const on = resource === 'cluster' ? ['--cluster'] : [`--${resource}`, name];
    const all = operations.flatMap((each) => ['--operation', each]);
    await lab.tool('kafka.admin.AclCommand', ['--add', '--allow-principal', `User:${user}`, ...all, ...on]);
  }
}

async function checkRuns(lab, job, contracts) {
  // What a user had from the deployment file before the contracts gave it its rights.
  const [principal] = contracts.topics.flatMap(({ accesses }) => accesses.map((each) => each.principal));
  const ofPrincipal = ['--allow-principal', `User:${principal}`, '--operation', 'Alter', '--topic', 'legacy'];
  await lab.tool('kafka.admin.AclCommand', ['--add', ...ofPrincipal]);
  const first = await job.run();
  assert(
    first.code === 1 && first.text.includes(' 0 failed, 0 left') && /left alone: .*`revokes`/.test(first.text),
    `the job applies the contracts, and leaves ${principal} what no contract has given${first.code === 1 ? '' : `:\n${first.text}`}`,
  );
  job.change({ allow: ['revokes'] });
  const revoking = await job.run();
  assert(revoking.code === 0, `allowed to, it takes that${revoking.code === 0 ? '' : `:\n${revoking.text}`}`);
  const rights = () => lab.tool('kafka.admin.AclCommand', ['--list', '--principal', `User:${principal}`]);
  assert(await soon(async () => !(await rights()).includes('legacy')), 'and it is gone');
  job.change({ allow: [] });
  const listed = (await lab.tool('org.apache.kafka.tools.TopicCommand', ['--list'])).split('\n');
  const missing = contracts.topics.filter(({ name }) => !listed.includes(name));
  assert(missing.length === 0, `all ${contracts.topics.length} topics are there`);
  const second = await job.run();
  assert(second.code === 0 && !/\d+ changes? done/.test(second.text), 'run again, it does nothing');

  const { name, config } = contracts.topics.find((topic) => topic.config['retention.ms'] !== undefined);
  const retention = async () =>
    /retention\.ms=(-?\d+)/.exec(
      await lab.tool('kafka.admin.ConfigCommand', ['--describe', '--entity-type', 'topics', '--entity-name', name]),
    )?.[1];
  const byHand = ['--alter', '--add-config', 'retention.ms=3600000', '--entity-type', 'topics', '--entity-name', name];
  await lab.tool('kafka.admin.ConfigCommand', byHand);
  for (const round of ['once', 'and again']) {
    const run = await job.run();
    assert(
      run.code === 1 && run.text.includes(`left alone: alter ${name}`),
      `what was changed by hand fails it, ${round}`,
    );
  }
  assert((await retention()) === '3600000', 'and stays as it is');
  job.change({ allow: ['drift', 'highRisk'] });
  const repaired = await job.run();
  assert(repaired.code === 0, `allowed to, it undoes it${repaired.code === 0 ? '' : `:\n${repaired.text}`}`);
  assert((await retention()) === config['retention.ms'], 'so that the contract holds');
  assert(!`${first.text}${repaired.text}`.includes(lab.passwords[user]), 'it says no password');
}

/** What the job does while somebody else applies contracts, and once that was cut off. */
async function checkBesideAnother(lab, job, of) {
  const begunAt = (epochMs) =>
    addRecords(lab, [auditRecord({ ...of, phase: 'begun', at: new Date(epochMs).toISOString(), who: 'a person' })]);
  await begunAt(Date.now());
  const beside = await job.run();
  assert(
    beside.code === 1 && beside.text.includes('Nothing is done beside it'),
    'beside another apply it does nothing',
  );
  await begunAt(Date.now() - 3_600_000);
  const after = await job.run();
  assert(
    after.code === 0 && after.text.includes('began at') && after.text.includes('was cut off'),
    `an apply that was cut off an hour ago holds it up no longer${after.code === 0 ? '' : `:\n${after.text}`}`,
  );
  const settled = await job.run();
  assert(settled.code === 0 && !settled.text.includes('was cut off'), 'and is told once');
}

function ran(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
    child.on('close', (code) => done({ code, text }));
  });
}
