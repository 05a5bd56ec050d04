import { outsideAccesses } from '../access';
import { nodeScalerName, nodesFollow, warmNodesPerZone } from '../broker-nodes';
import type { Deployment } from '../deployment';
import type { Capacity } from './capacity';
import { deployedBrokers } from './deployed-brokers';

type Provisioned = Capacity['provisioning'][number];

/** What is there for the peak all the time, and what follows demand. */
export function provisioning(deployment: Deployment): Capacity['provisioning'] {
  return [...forThePeak(deployment), ...followingDemand(deployment)];
}

function forThePeak(deployment: Deployment): readonly Provisioned[] {
  const { platform, controllers, access, wal } = deployment;
  const { least, most } = deployedBrokers(deployment);
  const zones = deployment.brokers.length;
  const warm = warmNodesPerZone(deployment) * zones;
  const voters = controllers.reduce((sum, { count }) => sum + count, 0);
  const peak = (what: string, why: string): Provisioned => ({ what, follows: 'peak', why });
  return [
    peak(`${voters} controllers with their volumes`, 'The metadata quorum never changes its size.'),
    peak(`${least * zones} brokers, ${least} in each zone`, 'They always run.'),
    ...(platform.kind === 'aws' && !nodesFollow(deployment)
      ? [peak(`${most * zones} broker nodes`, 'Nodes for the most brokers are there, since nothing adds nodes.')]
      : []),
    ...(warm > 0 ? [peak(`${warm} warm nodes`, 'They wait for the next broker of their zone.')] : []),
    peak('A volume for each broker', 'It keeps the broker’s identity, and stays when the broker goes.'),
    ...(wal.kind === 's3' ? [] : [peak(`A WAL of ${wal.sizeGib} GiB for each broker`, 'Its size is fixed.')]),
    ...outsideAccesses(access).map(({ intent, slotsPerZone }) =>
      peak(
        platform.kind === 'aws' ? `The load balancer of ${intent}` : `The addresses of ${intent}`,
        `${slotsPerZone} slots in each zone are there, used or not.`,
      ),
    ),
    peak('Partitions', 'They are made for the peak; fewer later would change where keys go.'),
  ];
}

function followingDemand(deployment: Deployment): readonly Provisioned[] {
  const { least, most } = deployedBrokers(deployment);
  const demand = (what: string, why: string): Provisioned => ({ what, follows: 'demand', why });
  return [
    ...(most > least
      ? [
          demand(
            `Up to ${most - least} more brokers in each zone`,
            `The autoscaler adds them by ${deployment.autoscaling.kind === 'network' ? 'network share and CPU' : 'CPU'} and takes them away.`,
          ),
        ]
      : []),
    ...(nodesFollow(deployment)
      ? [
          demand(
            'A node for each broker',
            `${nodeScalerName(deployment)} adds it for the broker and removes it afterwards.`,
          ),
        ]
      : []),
    demand('Storage', 'What is written and retained, and nothing that is reserved.'),
    demand('Requests to the object store', 'They follow what is written and read, above a floor for each broker.'),
  ];
}
