// As many brokers as zones may have, in three of them.
import { deployedVariant, placed } from './cluster-deployment.mjs';
import { memberSelector, zoneOf } from './cluster-members.mjs';
import { assert } from './verify-run.mjs';

const name = 'vast';
const perZone = 100;

export async function proveSize(lab) {
  const { deployment } = await deployedVariant(lab, {
    of: 'production',
    name,
    changes: {
      autoscaling: { kind: 'none' },
      delivery: 'bundle',
      'kafka.brokers.perZone': perZone,
      // Outside the cluster brokers need a slot each, of which there are fewer.
      access: undefined,
      'security.users': undefined,
    },
  });
  placed(lab, name, deployment);
  const pods = lab.kubectlJson('-n', deployment.namespace, 'get', 'pods', '-l', memberSelector).items;
  const brokers = pods.filter(({ metadata }) => metadata.labels['app.kubernetes.io/component'] === 'broker');
  const zones = deployment.zones.map(({ id }) => ({ id, pods: brokers.filter((pod) => zoneOf(pod) === id) }));
  const said = zones.map(({ id, pods: here }) => `${here.length} in ${id} within ${secondsToPlace(here)} s`);
  assert(
    zones.every(({ pods: here }) => here.length === perZone),
    `${name}: ${brokers.length} brokers placed evenly: ${said.join(', ')}`,
  );
}

/** From the first pod that was made to the last that was bound to a node. */
function secondsToPlace(pods) {
  const made = pods.map(({ metadata }) => Date.parse(metadata.creationTimestamp));
  const bound = pods.map(({ status }) =>
    Date.parse(status.conditions.find(({ type }) => type === 'PodScheduled').lastTransitionTime),
  );
  return (Math.max(...bound) - Math.min(...made)) / 1000;
}
