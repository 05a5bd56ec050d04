import type { elasticityItems } from '../../../facts/readiness/elasticity-items';
import { nodeScalerName, nodesFollow } from '../../../model/broker-nodes';
import type { Deployment } from '../../../model/deployment';
import type { WorkloadGroup } from '../../../model/workload-group';
import { isAutoscaled, isScaledByNetwork } from '../../../model/needed-components';
import { counted } from '../../../model/wording';
import { brokerCount, servingPools } from '../../failure/deployed-processes';
import { percent } from '../../report/amounts';
import { groupNames, noGroups } from '../groups-in';
import { at } from '../rendered';
import type { Checks, Subject } from '../subject';
import type { Verdict } from '../verdict';
import { notApplicable, ready, risk, together, unknown } from '../verdict';
import { unproven } from './unproven';

export const elasticityChecks: Checks<typeof elasticityItems> = {
  capacity: ({ deployment, capacity }) =>
    deployment.workloads.length === 0
      ? noGroups
      : together(
          capacity.perEnvelope.map(({ envelope, fits, headroomPercent, requiredPerZone, binding }) =>
            fits
              ? ready(`The ${envelope} envelope leaves ${percent(headroomPercent)} of ${binding}.`)
              : risk(`The ${envelope} envelope needs ${counted(requiredPerZone, 'broker')} in each zone (${binding}).`),
          ),
        ),
  'peak-tested': unproven,
  'elastic-brokers': (subject) => (isAutoscaled(subject.deployment) ? autoscaled(subject) : fixed(subject)),
};

/** Where an autoscaler says between which numbers it moves. */
const rangeKeys = {
  cpu: { kind: 'HorizontalPodAutoscaler', least: 'minReplicas', most: 'maxReplicas' },
  network: { kind: 'ScaledObject', least: 'minReplicaCount', most: 'maxReplicaCount' },
} as const;

function autoscaled({ deployment, capacity, rendered }: Subject): Verdict {
  const needed = Math.max(0, ...capacity.perEnvelope.map(({ requiredPerZone }) => requiredPerZone));
  const each = servingPools(deployment).map(({ name }) => {
    const { kind, least: leastKey, most: mostKey } = rangeKeys[isScaledByNetwork(deployment) ? 'network' : 'cpu'];
    const autoscaler = rendered.named(kind, name);
    if (autoscaler === undefined) return unknown(`No autoscaler is rendered for ${name}.`);
    const [least, most] = [at(autoscaler, 'spec', leastKey), at(autoscaler, 'spec', mostKey)];
    const range = `The autoscaler of ${name} has ${String(least)} to ${String(most)} brokers`;
    if (Number(most) <= Number(least)) return risk(`${range}, so it never adds one.`);
    return Number(most) < needed ? risk(`${range}, and the worst envelope needs ${needed}.`) : ready(`${range}.`);
  });
  const { status, found } = together(each);
  return { status, found: [...found, nodes(deployment)] };
}

function nodes(deployment: Deployment): string {
  if (nodesFollow(deployment)) return `${nodeScalerName(deployment)} adds and removes their nodes.`;
  return deployment.platform.kind === 'aws'
    ? `Nodes do not follow: ${brokerCount(deployment).most} of them are there and paid all month.`
    : 'Whether nodes follow is the cluster’s own business; those that do not are paid all month.';
}

const isRaised = ({ write: { normalBytesPerSecond, promotional, exceptional } }: WorkloadGroup) =>
  [promotional, exceptional].some((raised) => raised !== undefined && raised.bytesPerSecond > normalBytesPerSecond);

function fixed({ deployment: { workloads, ...deployment } }: Subject): Verdict {
  if (workloads.length === 0) return noGroups;
  const raised = workloads.filter(isRaised);
  const count = `The number of brokers is fixed at ${servingPools(deployment)
    .map((pool) => pool.count)
    .join(' + ')}`;
  return raised.length === 0
    ? notApplicable(`${count}, and demand does not rise.`)
    : risk(`${count}, and demand rises with ${groupNames(raised)}.`);
}
