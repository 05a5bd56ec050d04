// The job that applies event contracts, as an API server holds it: its program and its contracts are whole, and a pod of it
// is let in with the least rights that there are. No container runs here; contracts-job-checks.mjs runs its program.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { contractsJobFiles } from './contracts-job-files.mjs';
import { assert } from './verify-run.mjs';

const built = resolve(import.meta.dirname, '..', 'dist', 'contracts-job.js.gz');

/** What somebody calls the run that does not wait for its time, as docs/access.md has it. */
const once = 'contracts-now';

/**
 * @param name what comes first in each line
 * @param topics names of the topics that the contracts declare
 * @param kubectl runs it
 * @param get what `kubectl get` says, as data
 */
export async function checkContractsJob({ name, namespace, topics, kubectl, get }) {
  const read = (...args) => get('-n', namespace, ...args);
  const job = { name, namespace, kubectl, read, cronJob: read('cronjob', 'contracts') };
  assert(!job.cronJob.spec.suspend && job.cronJob.spec.schedule !== '', `${name}: the CronJob contracts is there`);
  checkFiles(job, topics);
  checkAccount(job);
  await checkPod(job);
}

function checkFiles({ name, read, cronJob }, topics) {
  const files = contractsJobFiles(cronJob, (configMap) => read('configmap', configMap));
  const ofProgram = [...files.keys()].filter((file) => file.startsWith('program.gz.')).sort();
  const program = Buffer.concat(ofProgram.map((file) => files.get(file)));
  assert(
    program.equals(readFileSync(built)),
    `${name}: ${ofProgram.length} ConfigMaps are together its program, ${program.length} bytes of gzip`,
  );
  const { desiredState, allow, user, passwordSource } = JSON.parse(files.get('job.json'));
  const whole = Buffer.concat(desiredState.map((path) => files.get(path.split('/').at(-1))));
  const state = JSON.parse(desiredState[0].endsWith('.json') ? whole : gunzipSync(whole));
  const declared = state.topics.map((topic) => topic.name);
  assert(
    declared.join() === [...topics].sort().join(),
    `${name}: the state that it wants has the topics of the contracts (${declared.length})`,
  );
  assert(state.acls.length > 0, `${name}: and what their operations need (${state.acls.length} rights)`);
  assert(allow.length === 0, `${name}: it does by itself nothing by which records are lost`);
  assert(
    user === 'automq-contracts' && passwordSource.startsWith('/etc/automq-tls/'),
    `${name}: it comes as ${user}, with a password from its Secret`,
  );
}

function checkAccount({ name, namespace, read, cronJob }) {
  const { serviceAccountName } = cronJob.spec.jobTemplate.spec.template.spec;
  const account = read('serviceaccount', serviceAccountName);
  assert(account.automountServiceAccountToken === false, `${name}: its service account gives no token away`);
  const bound = ['rolebindings', 'clusterrolebindings']
    .flatMap((kind) => read(kind).items)
    .flatMap(({ subjects = [] }) => subjects)
    .filter((subject) => subject.name === serviceAccountName && subject.namespace === namespace);
  assert(bound.length === 0, `${name}: and has no rights in the cluster`);
}

/** The namespace lets in what its Pod Security allows, and an API server gives a pod a token unless it is told not to. */
async function checkPod(job) {
  const { name, namespace, kubectl, read } = job;
  const labels = read('namespace', namespace).metadata.labels;
  assert(labels['pod-security.kubernetes.io/enforce'] === 'restricted', `${name}: Pod Security is restricted`);
  kubectl('-n', namespace, 'create', 'job', '--from=cronjob/contracts', once);
  try {
    const pod = await podOf(job);
    assert(pod !== undefined, `${name}: a run at once makes a pod`);
    if (pod === undefined) return;
    const { spec } = pod;
    const hasToken = spec.volumes.some(({ projected }) =>
      projected?.sources.some(({ serviceAccountToken }) => serviceAccountToken),
    );
    assert(spec.automountServiceAccountToken === false && !hasToken, `${name}: which has no token`);
    assert(isRestrained(spec), `${name}: is not root, and writes nowhere but to /tmp`);
  } finally {
    kubectl('-n', namespace, 'delete', 'job', once, '--wait=false');
  }
}

async function podOf({ read }) {
  for (let tries = 0; tries < 60; tries += 1) {
    const [pod] = read('pods', '-l', `batch.kubernetes.io/job-name=${once}`).items;
    if (pod !== undefined) return pod;
    await sleep(500);
  }
  return undefined;
}

function isRestrained({ containers, initContainers = [], securityContext }) {
  const all = [...containers, ...initContainers];
  const writable = all.flatMap(({ volumeMounts }) => volumeMounts).filter(({ readOnly }) => !readOnly);
  return (
    securityContext.runAsNonRoot === true &&
    securityContext.seccompProfile.type === 'RuntimeDefault' &&
    all.every(
      ({ securityContext: own }) =>
        own.readOnlyRootFilesystem === true &&
        own.allowPrivilegeEscalation === false &&
        own.capabilities.drop.join() === 'ALL',
    ) &&
    writable.every(({ mountPath }) => mountPath === '/tmp')
  );
}
