import type { Deployment } from '../../model/deployment';
import type { WorkloadGroup } from '../../model/workload-group';
import { shortened } from '../../model/wording';
import type { DescribedFailure } from './described-failure';
import { timingText } from './timing-text';

/** A change that was wrong: of the deployment itself, or of a client that then writes what it should not. */
export const badDeploymentFailure = (deployment: Deployment): DescribedFailure => ({
  id: 'badDeployment',
  name: 'Bad deployment',
  effect: `${rollout(deployment)} ${records(deployment)}`,
  duration: `${rolledBack(deployment)} Bad records: as long as the group’s policy takes.`,
  dataLoss: 'None by the rollout. Bad records stay in the log until their retention ends.',
  owner: ownersOf(deployment),
  runbook: 'A bad deployment has written records',
  onBrokerLocalKafka:
    'A rollout restarts brokers one by one as well, and each has to catch up with its replicas first. Going back in time needs the history, whose length depends on the size of disks there.',
});

const rollout = ({ brokers }: Deployment): string =>
  brokers.length > 1
    ? `A rollout goes zone by zone and stops at the first pod that is not ready; the other zones stay as they were.`
    : 'A rollout goes pod by pod and stops at the first that is not ready.';

const rolledBack = ({ delivery }: Deployment): string =>
  delivery === 'cdk'
    ? `A rollout: CloudFormation waits up to ${timingText('podWait')} for a pod and then puts the former manifests back.`
    : 'A rollout: it stands until the cause is mended or the former bundle is applied.';

const verbs: Readonly<Record<WorkloadGroup['impact']['rollback'], string>> = {
  rewind: 'rewind consumers',
  forward: 'write corrections',
  park: 'set bad records aside',
  switchBack: 'go back to the former system',
};

const shown = 3;

function records({ workloads }: Deployment): string {
  if (workloads.length === 0) return 'What is done about bad records is not decided: no workload group is described.';
  const policies = Object.entries(verbs).flatMap(([policy, verb]) => {
    const names = workloads.filter(({ impact }) => impact.rollback === policy).map(({ name }) => name);
    return names.length === 0 ? [] : [`${verb} (${shortened(names, shown)})`];
  });
  return `After bad records: ${policies.join('; ')}.`;
}

/** Who owns what was deployed: the groups’ owners, or who is called. */
function ownersOf({ workloads, ownership }: Deployment): string | undefined {
  const owners = [...new Set(workloads.map(({ owner }) => owner))];
  return owners.length === 0 ? ownership.onCall : shortened(owners, shown);
}
