// The job that makes VolumeSnapshots, as its program really runs, against the API server and with the rights that the kit
// gives it. A stand-in does what the snapshot controller and a storage driver do: it says when a snapshot is ready.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaLibraries } from './broker-tools.mjs';
import { loadDeployment } from './cluster-lab.mjs';
import { assert, capture } from './verify-run.mjs';

const file = resolve(import.meta.dirname, '..', 'deployments', 'private.yaml');
const { namespace } = loadDeployment(file);
const path = `/apis/snapshot.storage.k8s.io/v1/namespaces/${namespace}/volumesnapshots`;
const stuckMessage = 'the pool is full';

export async function proveBackup(lab) {
  const job = await broughtIn(lab);
  const driver = standIn(lab);
  try {
    await taken(lab, job);
    await pruned(lab, job);
    await failing(lab, job, driver);
    rights(lab);
  } finally {
    await driver.stop();
  }
}

/** What stands in the job's waves, and a folder with what its pod would have: program, input, token and authority. */
async function broughtIn(lab) {
  const bundle = lab.render(file, join(lab.work, 'out', 'backup'));
  const waves = readdirSync(bundle).filter((name) => /^(00-|10-|85-backup)/.test(name));
  assert(waves.length === 3, 'backup: the example has the job');
  for (const wave of waves) lab.kubectl('apply', '--server-side', '--force-conflicts', '-f', join(bundle, wave));
  const folder = join(lab.work, 'backup');
  mkdirSync(folder);
  const { data } = lab.kubectlJson('-n', namespace, 'get', 'configmap', 'backup');
  for (const [name, text] of Object.entries(data)) writeFileSync(join(folder, name), text);
  const token = lab.kubectl('-n', namespace, 'create', 'token', 'backup').trim();
  writeFileSync(join(folder, 'token'), token);
  writeFileSync(join(folder, 'ca.crt'), readFileSync(join(lab.folder, 'pki', 'ca.crt')));
  return { folder, token, input: JSON.parse(data['backup.json']), libraries: await kafkaLibraries() };
}

async function runOf(lab, { folder, token, input, libraries }, changes) {
  writeFileSync(join(folder, 'backup.json'), JSON.stringify({ ...input, access: folder, waitSeconds: 15, ...changes }));
  const address = ['KUBERNETES_SERVICE_HOST=127.0.0.1', `KUBERNETES_SERVICE_PORT=${lab.env.KUBELAB_PORT}`];
  const java = ['java', '-Xmx128m', '-cp', `${libraries}/*`, join(folder, 'BackUpVolumes.java')];
  const run = await lab.beside('env', [...address, ...java, join(folder, 'backup.json')]);
  assert(!run.output.includes(token), 'backup: its log has no token in it');
  return run;
}

/** Says that each new snapshot is ready, but for those of a claim that it is told to leave. */
function standIn(lab) {
  const state = { open: true, stuck: undefined };
  const turn = async () => {
    while (state.open) {
      for (const { metadata, spec, status } of (await lab.api.get(path)).items) {
        if (status !== undefined) continue;
        const isStuck = spec.source.persistentVolumeClaimName === state.stuck;
        const now = new Date().toISOString();
        const said = isStuck
          ? { readyToUse: false, error: { message: stuckMessage, time: now } }
          : { readyToUse: true };
        const patch = JSON.stringify({ status: { creationTime: now, ...said } });
        const which = ['-n', namespace, 'patch', 'volumesnapshot', metadata.name, '--subresource=status'];
        lab.kubectl(...which, '--type=merge', '-p', patch);
      }
      await sleep(200);
    }
  };
  const running = turn();
  return {
    leave: (claim) => (state.stuck = claim),
    stop: () => {
      state.open = false;
      return running;
    },
  };
}

const snapshots = async (lab) => (await lab.api.get(path)).items;

const claimOf = ({ spec }) => spec.source.persistentVolumeClaimName;

const namesOf = (items) => items.map(({ metadata }) => metadata.name).sort();

async function taken(lab, job) {
  const { code, output } = await runOf(lab, job, {});
  const made = await snapshots(lab);
  assert(code === 0, `backup: a first run succeeds${code === 0 ? '' : `\n${output}`}`);
  assert(
    made.length === 3 && job.input.claims.every((claim) => made.some((each) => claimOf(each) === claim)),
    `backup: each of ${job.input.claims.length} controllers has a snapshot of its volume`,
  );
  assert(
    made.every(
      ({ spec, metadata }) =>
        spec.volumeSnapshotClassName === 'fast-snapshots' &&
        metadata.labels['app.kubernetes.io/component'] === 'backup' &&
        metadata.labels['app.kubernetes.io/instance'] === 'plant',
    ),
    'backup: of the class of the file, with the labels by which they are found again',
  );
}

/** Nobody can make an object older than it is, so the days are cut to none. */
async function pruned(lab, job) {
  const [claim] = job.input.claims;
  const byHand = {
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshot',
    metadata: { name: 'by-hand', namespace },
    spec: { source: { persistentVolumeClaimName: claim }, volumeSnapshotClassName: 'fast-snapshots' },
  };
  lab.apply(byHand);
  await runOf(lab, job, {});
  const young = namesOf(await snapshots(lab));
  assert(young.length === 7, 'backup: a second run keeps the snapshots of the first');
  await sleep(1100);
  const { code, output } = await runOf(lab, job, { keepDays: 0 });
  const left = namesOf(await snapshots(lab));
  assert(code === 0, `backup: a run that deletes succeeds${code === 0 ? '' : `\n${output}`}`);
  assert(
    left.length === 4 && left.filter((name) => young.includes(name)).join() === 'by-hand',
    'backup: only what it has just made is left of what is too old, and what somebody made by hand',
  );
}

async function failing(lab, job, driver) {
  const [stuck] = job.input.claims;
  const before = namesOf(await snapshots(lab));
  driver.leave(stuck);
  await sleep(1100);
  const { code, output } = await runOf(lab, job, { keepDays: 0 });
  const after = await snapshots(lab);
  assert(code === 1 && output.includes(stuckMessage), 'backup: a run whose driver fails fails, and says why');
  const kept = before.filter((name) => name.startsWith(`${stuck}-`));
  assert(
    kept.length === 1 && namesOf(after).includes(kept[0]),
    'backup: the claim whose new snapshot is not ready keeps its old one, however old',
  );
  const others = after.filter((each) => claimOf(each) !== stuck);
  assert(
    others.length === 2 && namesOf(others).every((name) => !before.includes(name)),
    'backup: the others have new ones all the same',
  );
}

function rights(lab) {
  const can = (verb, what, where = namespace) =>
    capture('kubectl', ['auth', 'can-i', verb, what, '-n', where, `--as=system:serviceaccount:${namespace}:backup`], {
      env: lab.env,
      optional: true,
    })?.trim() === 'yes';
  const snapshot = 'volumesnapshots.snapshot.storage.k8s.io';
  assert(
    ['create', 'get', 'list', 'delete'].every((verb) => can(verb, snapshot)),
    'backup: its rights are those that it used',
  );
  const others = [
    ['patch', snapshot],
    ['watch', snapshot],
    ['deletecollection', snapshot],
    ['list', snapshot, 'default'],
    ['get', 'persistentvolumeclaims'],
    ['delete', 'persistentvolumeclaims'],
    ['get', 'secrets'],
    ['list', 'pods'],
    ['create', 'pods'],
  ];
  const held = others.filter((asked) => can(...asked)).map((asked) => asked.join(' '));
  assert(held.length === 0, `backup: and no others${held.length === 0 ? '' : ` (${held.join(', ')})`}`);
}
