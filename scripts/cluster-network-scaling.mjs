// Three brokers become thirty and three again by the network: the rendered rules want, KEDA's autoscaler follows.
import { bundledProgram } from './bundled-program.mjs';
import { deployedVariant } from './cluster-deployment.mjs';
import { until } from './cluster-lab.mjs';
import { Members, serves, zoneOf } from './cluster-members.mjs';
import { autoscalerOf, externalMetric, serveExternalMetric } from './cluster-metrics.mjs';
import { inHours, quickClock, quicken } from './cluster-pace.mjs';
import { followSteps } from './cluster-steps.mjs';
import { repeat } from './repeat.mjs';
import { assert, steps } from './verify-run.mjs';

const name = 'elastic';
const perZone = { least: 1, most: 10 };

export async function proveNetworkScaling(lab) {
  const prometheusUrl = 'http://prometheus-operated.monitoring.svc:9090';
  const { deployment, bundle } = await deployedVariant(lab, {
    of: 'production',
    name,
    change: quicken,
    changes: {
      autoscaling: { kind: 'network', maxPerZone: perZone.most, prometheusUrl },
      'kafka.brokers.perZone': perZone.least,
    },
  });
  serveExternalMetric(lab);
  for (const scaledObject of lab.kubectlJson('-n', deployment.namespace, 'get', 'scaledobjects').items)
    lab.apply(autoscalerOf(scaledObject));
  const members = await Members.watch(lab.api, deployment.namespace);
  const { formulaOf, stepSeconds, turnSeconds } = await bundledProgram('cluster-formula', lab.work);
  // A day of its own, which begins with the turn of the first zone.
  const clock = quickClock(turnSeconds * deployment.zones.length * 1000);
  const followed = followSteps(members, clock);
  const playing = play(lab, { deployment, members, clock, stepSeconds, ...formulaOf(deployment) });
  try {
    await grow(lab, { deployment, bundle, followed, playing });
    await shrink(lab, { deployment, members, followed, playing, clock });
  } finally {
    await playing.stop();
  }
  assertOneAtATime(followed.steps, { deployment, turnSeconds, mostLeaving: followed.mostLeaving() });
  assertEven(followed.steps);
  assert(members.wasWhole(), `${name}: no change was missed`);
  members.close();
}

/** Makes figures of a load that knows nothing of brokers, has the formula look at each step, and hands on what it wants. */
function play(lab, { deployment, members, clock, stepSeconds, look, parameters }) {
  const playing = { load: 0.3, slowSeconds: parameters.slowSeconds };
  const write = externalMetric(lab.api, deployment.namespace);
  const seen = ({ zone, name: pool }) => {
    const { spec, status } = members.pools.get(pool);
    const bytes = playing.load * parameters.targetBytesPerSecond;
    const pods = members.of('broker').filter((pod) => zoneOf(pod) === zone.id);
    return {
      id: zone.id,
      current: spec.replicas,
      pods: pods.length,
      ready: status.readyReplicas ?? 0,
      used: { in: bytes, out: bytes, cpu: 0.5 },
      pendingBytes: 0,
      // A broker that leaves hands its partitions over.
      isMoving: pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined),
    };
  };
  let last;
  const { stop } = repeat(20, async () => {
    const step = Math.floor(clock() / stepSeconds) * stepSeconds;
    if (step === last) return;
    last = step;
    const wanted = look(step, deployment.brokers.map(seen));
    for (const [index, pool] of deployment.brokers.entries()) await write(pool.name, wanted[index]);
  });
  return Object.assign(playing, { stop });
}

/** To the most by load, and nothing is lost by an apply while the autoscaler is at work. */
async function grow(lab, { deployment, bundle, followed, playing }) {
  const [least, most] = [perZone.least, perZone.most].map((count) => count * deployment.brokers.length);
  await until(() => followed.isSettled() && followed.total() === least, { what: `${least} brokers serve` });
  playing.load = perZone.most - 0.5;
  const took = await until(() => followed.isSettled() && followed.total() === most, { what: `${most} brokers serve` });
  steps.pass(`${name}: ${least} -> ${most} brokers by load (${took.toFixed(1)} s)`);
  const before = followed.steps.length;
  const { code, output } = await lab.kit('apply', bundle, '--yes');
  assert(code === 0, `${name}: applied again in the middle${code === 0 ? '' : `\n${output}`}`);
  assert(
    followed.steps.length === before && followed.total() === most,
    `${name}: which leaves the number of brokers alone: no file names one`,
  );
}

/** To the least again; half way down a broker fails, which holds everything for half an hour. */
async function shrink(lab, { deployment, members, followed, playing, clock }) {
  const [least, most] = [perZone.least, perZone.most].map((count) => count * deployment.brokers.length);
  playing.load = 0.3;
  const started = Date.now();
  const seconds = 300;
  await until(() => followed.total() <= most - 6 && followed.isSettled(), { what: 'six brokers have gone', seconds });
  const { metadata, spec } = members.of('broker').find((pod) => zoneOf(pod) === deployment.zones[2].id);
  lab.kubectl('label', 'node', spec.nodeName, 'kubelab/down=true');
  await until(() => !serves(members.pods.get(metadata.name)), { what: 'a broker fails' });
  // What was decided before it was seen may still come, and a zone stands by what it has asked for as long as that takes.
  const from = clock() + 195;
  lab.kubectl('label', 'node', spec.nodeName, 'kubelab/down-');
  await until(() => members.missing('broker') === 0, { what: 'it serves again' });
  const to = clock() + playing.slowSeconds;
  await until(() => followed.isSettled() && followed.total() === least, { what: `${least} brokers are left`, seconds });
  const took = (Date.now() - started) / 1000;
  const down = followed.steps.filter(({ by }) => by < 0);
  steps.pass(`${name}: ${most} -> ${least} brokers (${took.toFixed(0)} s, ${inHours(took)} at the real pace)`);
  assert(
    down.some(({ seconds: at }) => at > to) && !down.some(({ seconds: at }) => at > from && at < to),
    `${name}: for half an hour after a broker had failed no zone shrank`,
  );
  const { items } = lab.kubectlJson(
    '-n',
    deployment.namespace,
    'get',
    'pvc',
    '-l',
    'app.kubernetes.io/component=broker',
  );
  assert(items.length === most, `${name}: the volumes of all ${items.length} brokers are kept`);
}

function assertOneAtATime(steps, { deployment, turnSeconds, mostLeaving }) {
  const down = steps.filter(({ by }) => by < 0);
  const turnOf = ({ seconds }) => Math.floor(seconds / turnSeconds);
  const { zones } = deployment;
  assert(
    down.every(({ by }) => by === -1) && mostLeaving === 1,
    `${name}: ${down.length} times one broker left, and never were two on their way out in all zones`,
  );
  assert(
    down.every((step) => zones[turnOf(step) % zones.length].id === step.zone),
    `${name}: each from the zone whose turn it was`,
  );
  const added = steps.slice(steps.indexOf(down[0])).filter(({ by }) => by > 0);
  assert(
    added.length === 0,
    `${name}: none came back meanwhile${added.map(({ zone, seconds }) => `\n        ${zone}, ${Math.round(seconds % turnSeconds)} s into a turn`)}`,
  );
  assert(new Set(down.map(turnOf)).size === down.length, `${name}: no turn took two`);
  assert(
    down.every(({ to }) => to >= perZone.least),
    `${name}: no zone had fewer than ${perZone.least}`,
  );
}

/** A zone that is not the largest keeps 60 percent of that. */
function assertEven(steps) {
  const counts = new Map();
  let apart = 0;
  for (const { zone, by, to } of steps) {
    counts.set(zone, to);
    if (by < 0) apart = Math.max(apart, Math.max(...counts.values()) - Math.min(...counts.values()));
  }
  assert(apart <= 2, `${name}: on the way down zones differed by ${apart} at most`);
}
