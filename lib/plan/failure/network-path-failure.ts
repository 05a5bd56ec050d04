import type { OutsideAccess } from '../../model/access';
import { outsideAccesses } from '../../model/access';
import type { Deployment } from '../../model/deployment';
import { loadBalancerName } from '../../model/names';
import { clientNamespaces } from '../../model/open-intents';
import { listed } from '../../model/wording';
import { servingPools } from './deployed-processes';
import type { DescribedFailure } from './described-failure';
import { sessionText, timingText } from './timing-text';

/** What lies between clients and brokers, or between zones. */
export const networkPathFailure = (deployment: Deployment): DescribedFailure => ({
  id: 'networkPath',
  name: 'Network path',
  effect: `${pathsOf(deployment)}${betweenZones(deployment)}`,
  duration: `As long as the path is away; then clients connect again by themselves.${balancers(deployment)}`,
  dataLoss: `None in the brokers. Producers keep trying for \`delivery.timeout.ms\`, ${timingText('delivery')} unless changed; what happens then is each group’s decision (\`failure.producers\`).`,
  owner: deployment.ownership.networkPath,
  runbook: 'Clients do not reach the brokers',
  onBrokerLocalKafka: `The same for clients.${servingPools(deployment).length < 2 ? '' : ' A cut between zones also stops replication: partitions with too few replicas in sync refuse writes.'}`,
});

const betweenZones = (deployment: Deployment): string =>
  servingPools(deployment).length < 2
    ? ''
    : ` A zone that is cut off from the controllers is fenced after ${sessionText(deployment)}, and its partitions are served in other zones.`;

function pathsOf(deployment: Deployment): string {
  const outside = outsideAccesses(deployment.access).map((access) => pathOf(deployment, access));
  const paths = [...(clientNamespaces(deployment).length > 0 ? ['the cluster’s own network'] : []), ...outside];
  if (paths.length === 0) return 'No client has a way in yet.';
  const without =
    paths.length === 1 ? 'Without it they wait' : 'Without one of them its clients wait and the others go on';
  return `Clients come over ${listed(paths)}. ${without}; brokers are not touched.`;
}

function pathOf({ name, platform }: Deployment, { intent, domain }: OutsideAccess): string {
  if (platform.kind !== 'aws') return `load balancers or node ports of ${domain}`;
  const balancer = `load balancer ${loadBalancerName(name, intent)}`;
  return intent === 'privateLink' ? `PrivateLink with ${balancer}` : balancer;
}

const balancers = ({ platform, access }: Deployment): string =>
  platform.kind === 'aws' && outsideAccesses(access).length > 0
    ? ` A load balancer sends to a new target after up to ${timingText('newTarget')}.`
    : '';
