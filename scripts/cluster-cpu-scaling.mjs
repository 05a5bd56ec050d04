// Three brokers become thirty and three again by CPU: the rendered autoscalers alone, each of them for its own zone.
import { deployedVariant } from './cluster-deployment.mjs';
import { until } from './cluster-lab.mjs';
import { Members, isReady, zoneOf } from './cluster-members.mjs';
import { podMetrics } from './cluster-metrics.mjs';
import { inHours, pace, quickClock, quicken } from './cluster-pace.mjs';
import { followSteps } from './cluster-steps.mjs';
import { repeat } from './repeat.mjs';
import { assert, steps } from './verify-run.mjs';

const name = 'elastic-cpu';
const perZone = { least: 1, most: 10 };
const targetCpuPercent = 60;

export async function proveCpuScaling(lab) {
  const { deployment } = await deployedVariant(lab, {
    of: 'production',
    name,
    change: quicken,
    changes: {
      autoscaling: { kind: 'cpu', maxPerZone: perZone.most, targetCpuPercent },
      'kafka.brokers.perZone': perZone.least,
    },
  });
  const members = await Members.watch(lab.api, deployment.namespace);
  const followed = followSteps(members, quickClock(0));
  const loads = new Map(deployment.zones.map(({ id }) => [id, 0.3]));
  const playing = play(lab, { deployment, members, loads });
  try {
    await follow(lab, { deployment, followed, loads });
  } finally {
    await playing.stop();
  }
  assertSlow(lab, { deployment, steps: followed.steps });
  assert(members.wasWhole(), `${name}: no change was missed`);
  members.close();
}

/** All brokers of a zone share its load, which is as many brokers' as it says. */
function play(lab, { deployment, members, loads }) {
  const [{ size }] = deployment.brokers;
  return repeat(500, async () => {
    const pods = members.of('broker').filter(isReady);
    for (const pod of pods) {
      const mates = pods.filter((other) => zoneOf(other) === zoneOf(pod)).length;
      const share = loads.get(zoneOf(pod)) / mates;
      await podMetrics(lab.api, pod, (share * size.cpuRequestMillis * targetCpuPercent) / 100);
    }
  });
}

async function follow(lab, { deployment, followed, loads }) {
  const [first, ...others] = deployment.zones.map(({ id }) => id);
  const most = perZone.most * deployment.zones.length;
  const seconds = 180;
  for (const id of loads.keys()) loads.set(id, perZone.most);
  const up = await until(() => followed.isSettled() && followed.total() === most, { what: `${most} brokers`, seconds });
  steps.pass(`${name}: ${perZone.least * deployment.zones.length} -> ${most} brokers by load (${up.toFixed(1)} s)`);
  loads.set(first, 0.3);
  const down = await until(() => followed.isSettled() && followed.of(first) === perZone.least, {
    what: `${first} has shrunk`,
    seconds,
  });
  assert(
    others.every((id) => followed.of(id) === perZone.most),
    `${name}: ${first} alone lost its load: it shrank to ${perZone.least}, the others kept ${perZone.most} (${down.toFixed(0)} s, ${inHours(down)} at the real pace)`,
  );
  for (const id of others) loads.set(id, 0.3);
  const rest = await until(() => followed.isSettled() && followed.total() === perZone.least * deployment.zones.length, {
    what: 'all zones have shrunk',
    seconds,
  });
  steps.pass(`${name}: the others followed, each by itself (${rest.toFixed(0)} s, ${inHours(rest)} at the real pace)`);
}

/** In each zone one at a time, and each only when the period of the one before is over. */
function assertSlow(lab, { deployment, steps }) {
  const [{ spec }] = lab.kubectlJson('-n', deployment.namespace, 'get', 'horizontalpodautoscalers').items;
  const [{ periodSeconds }] = spec.behavior.scaleDown.policies;
  const down = steps.filter(({ by }) => by < 0);
  const gaps = deployment.zones.flatMap(({ id }) => {
    const times = down.filter(({ zone }) => zone === id).map(({ seconds }) => seconds / pace);
    return times.slice(1).map((time, index) => time - times[index]);
  });
  assert(
    down.length === deployment.zones.length * (perZone.most - perZone.least) && down.every(({ by }) => by === -1),
    `${name}: ${down.length} times one broker left`,
  );
  assert(
    // What is seen here has been written some milliseconds before.
    gaps.every((gap) => gap > periodSeconds - 0.5),
    `${name}: in no zone sooner than a period after the one before (${Math.min(...gaps).toFixed(1)} s of ${periodSeconds})`,
  );
  assert(
    down.every(({ to }) => to >= perZone.least),
    `${name}: no zone had fewer than ${perZone.least}`,
  );
}
