// What happens to the nodes of a deployment: all that can be drained is drained at once, and a zone is lost and comes back.
import { applied, placed, prepared } from './cluster-deployment.mjs';
import { loadDeployment, until } from './cluster-lab.mjs';
import { Members, componentOf, isReady, serves, zoneOf } from './cluster-members.mjs';
import { variant } from './cluster-variant.mjs';
import { nodesOf, zoneName } from './lab-nodes.mjs';
import { assert, steps } from './verify-run.mjs';

const name = 'steady';

export async function proveDisruption(lab) {
  const changes = { autoscaling: { kind: 'none' }, 'kafka.brokers.perZone': 2 };
  const file = variant(lab, { of: 'production', name, changes });
  const deployment = loadDeployment(file);
  lab.addNodes(nodesOf(deployment, 1));
  await applied(lab, name, prepared(lab, name, file));
  placed(lab, name, deployment);
  const members = await Members.watch(lab.api, deployment.namespace);
  await drained(lab, deployment, members);
  await lost(lab, deployment, members);
  assert(members.wasWhole(), `${name}: no change was missed`);
  members.close();
}

/** As an update of all node groups at once would: each pod has another node of its zone to go to. */
async function drained(lab, deployment, members) {
  const firsts = [...members.pods.values()].filter(({ metadata }) => metadata.name.endsWith('-0'));
  const nodes = firsts.map(({ spec }) => spec.nodeName);
  const volumes = volumesOf(lab, deployment);
  const { most, stop } = members.follow();
  const started = Date.now();
  const drains = await Promise.all(nodes.map((node) => drain(lab, node, 120)));
  const failed = drains.find(({ code }) => code !== 0);
  await until(() => members.isComplete(), { what: 'all pods serve again' });
  const took = ((Date.now() - started) / 1000).toFixed(1);
  stop();
  assert(
    failed === undefined && !firsts.some((pod) => nodes.includes(members.pods.get(pod.metadata.name).spec.nodeName)),
    `${name}: ${nodes.length} nodes drained at once, those of all controllers and of a broker in each zone (${took} s)${failed ? `\n${failed.output}` : ''}`,
  );
  assert(
    most.controller === 1 && most.broker === 1,
    `${name}: one controller and one broker were away at most (${most.controller}, ${most.broker})`,
  );
  lab.kubectl('uncordon', ...nodes);
  placed(lab, `${name}, drained`, deployment);
  assert(sameVolumes(volumes, volumesOf(lab, deployment)), `${name}: each pod has its volume again`);
}

const drain = (lab, node, seconds) =>
  lab.beside('kubectl', ['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', `--timeout=${seconds}s`]);

/** The kubelets of a zone fall silent, its machines are declared dead, and then they are back. */
async function lost(lab, deployment, members) {
  const zone = deployment.zones[1];
  const volumes = volumesOf(lab, deployment);
  const inZone = () => [...members.pods.values()].filter((pod) => zoneOf(pod) === zone.id);
  const before = members.places();
  const count = inZone().length;
  const touched = new Set();
  const stop = members.onChange(({ object }) => {
    if (object.kind === 'Pod' && zoneOf(object) !== zone.id && !serves(object)) touched.add(object.metadata.name);
  });
  const astray = new Set();
  const nodesOfZone = new Set(nodesIn(lab, deployment, zone));
  const stopLooking = members.onChange(({ object }) => {
    const { nodeName } = object.spec;
    if (object.kind === 'Pod' && zoneOf(object) === zone.id && nodeName !== undefined && !nodesOfZone.has(nodeName))
      astray.add(object.metadata.name);
  });
  const kubelets = lab.zoneProcess(zoneName(deployment, zone));
  process.kill(kubelets, 'SIGSTOP');
  try {
    const unready = await until(() => !inZone().some(isReady), { what: 'the lost zone is noticed' });
    const evicted = await until(() => inZone().every(({ metadata }) => metadata.deletionTimestamp !== undefined), {
      what: 'its pods are evicted',
    });
    steps.pass(
      `${name}: zone ${zone.id} lost: its ${count} pods unready after ${unready.toFixed(1)} s, evicted ${evicted.toFixed(1)} s later`,
    );
    await refusesDrain(lab, { members, zone });
    await declaredDead(lab, { members, inZone, before, nodes: [...nodesOfZone] });
  } finally {
    process.kill(kubelets, 'SIGCONT');
  }
  lab.kubectl('taint', 'node', ...nodesOfZone, 'node.kubernetes.io/out-of-service-');
  const back = await until(() => members.isComplete(), { what: 'the zone is back' });
  stop();
  stopLooking();
  assert(members.isComplete(), `${name}: the zone is back after ${back.toFixed(1)} s`);
  const others = [...before].filter(([pod]) => zoneOf(members.pods.get(pod)) !== zone.id);
  const after = members.places();
  assert(
    touched.size === 0 && others.every(([pod, place]) => String(after.get(pod)) === String(place)),
    `${name}: the ${others.length} pods of the other zones, two controllers of three among them, served all the time on their nodes`,
  );
  assert(astray.size === 0, `${name}: no pod of the zone ever had a node of another one`);
  placed(lab, `${name}, back`, deployment);
  assert(sameVolumes(volumes, volumesOf(lab, deployment)), `${name}: each pod has its volume again`);
}

/** What is lost counts against the budgets, so that nothing more goes by choice. */
async function refusesDrain(lab, { members, zone }) {
  const others = [...members.pods.values()].filter((pod) => zoneOf(pod) !== zone.id);
  for (const component of ['controller', 'broker']) {
    const { nodeName } = others.find((pod) => componentOf(pod) === component).spec;
    const { code, output } = await drain(lab, nodeName, 3);
    lab.kubectl('uncordon', nodeName);
    assert(
      code !== 0 && /disruption budget/.test(output),
      `${name}: meanwhile the drain of a ${component} in another zone is refused`,
    );
  }
}

/** The runbook's step for machines that are off: their pods start anew, where their volumes are or not at all. */
async function declaredDead(lab, { members, inZone, before, nodes }) {
  lab.kubectl('taint', 'node', ...nodes, 'node.kubernetes.io/out-of-service=nodeshutdown:NoExecute');
  const isWaiting = ({ metadata, status }) =>
    metadata.uid !== before.get(metadata.name)[0] &&
    status.conditions?.some(({ type, reason }) => type === 'PodScheduled' && reason === 'Unschedulable');
  const pods = before.size - [...members.pods.values()].filter(serves).length;
  const took = await until(() => inZone().length === pods && inZone().every(isWaiting), {
    what: 'the pods of the dead machines are replaced',
  });
  steps.pass(`${name}: its machines declared dead, new pods wait for the zone (${took.toFixed(1)} s)`);
}

function nodesIn(lab, deployment, zone) {
  const { items } = lab.kubectlJson('get', 'nodes', '-l', `${deployment.platform.zoneLabel}=${zone.id}`);
  return items.map(({ metadata }) => metadata.name).filter((node) => node.startsWith(`${deployment.name}-`));
}

/** Volume of each claim. */
function volumesOf(lab, { namespace }) {
  const { items } = lab.kubectlJson('-n', namespace, 'get', 'pvc');
  return new Map(items.map(({ metadata, spec }) => [metadata.name, spec.volumeName]));
}

const sameVolumes = (before, after) =>
  before.size === after.size && [...before].every(([claim, volume]) => after.get(claim) === volume);
