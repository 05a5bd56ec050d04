import type { Deployment } from '../../model/deployment';
import { acknowledgedLoss } from './acknowledged-loss';
import type { CountRange } from './deployed-processes';
import { brokerCount, rangeText, servingPools } from './deployed-processes';
import type { DescribedFailure } from './described-failure';
import { recoveryOrder } from './recovery-order';
import { retainedBytes } from './retained-bytes';
import { sizeText } from './size-text';
import { sessionText, timingText } from './timing-text';

/** One broker ends, or its node. */
export function brokerFailure(deployment: Deployment): DescribedFailure {
  const others = withoutOne(brokerCount(deployment));
  return {
    id: 'broker',
    name: 'Broker',
    effect: others.most === 0 ? alone : takenOver(deployment, others),
    duration: others.most === 0 ? aloneFor : takenOverIn(deployment),
    dataLoss: acknowledgedLoss(deployment),
    owner: deployment.ownership.onCall,
    runbook: 'A broker is gone',
    onBrokerLocalKafka: localKafka(deployment),
  };
}

const withoutOne = ({ least, most }: CountRange): CountRange => ({
  least: Math.max(0, least - 1),
  most: Math.max(0, most - 1),
});

const alone = 'It is the only broker: nobody takes its partitions over, and all clients wait until it runs again.';

const aloneFor =
  'Until the broker itself has started again and recovered its log; minutes where its node has to be replaced.';

function takenOver(deployment: Deployment, others: CountRange): string {
  const takers =
    others.most === 1
      ? 'the other broker, which'
      : `the other ${rangeText(others)} brokers${nearest(deployment)}. One of them`;
  const lone = others.least === 0 ? ' While it is the only one, all clients wait until it runs again.' : '';
  return `It is fenced; its partitions go to ${takers} recovers its log. No data is copied: all of it is in the object store.${lone}`;
}

function nearest(deployment: Deployment): string {
  const pools = servingPools(deployment);
  if (pools.length < 2) return '';
  const neighbours = {
    least: Math.min(...pools.map(({ count }) => count)) - 1,
    most: Math.max(...pools.map(({ maxCount }) => maxCount)) - 1,
  };
  if (neighbours.most === 0) return '; its zone has no other, so its clients go to other zones meanwhile';
  const left = `those of its zone first, of which ${rangeText(neighbours)} ${neighbours.most === 1 ? 'is' : 'are'} left`;
  return neighbours.least > 0 ? `, ${left}` : `, ${left}; without one its clients go to other zones meanwhile`;
}

const takenOverIn = (deployment: Deployment): string =>
  `${sessionText(deployment)} until it is fenced, then the recovery of its log, which takes seconds. ${recoveryOrder} A planned stop hands partitions over first, counts as alive for ${timingText('controlledShutdown')}, and has ${deployment.kafka.terminationGracePeriodSeconds} s.`;

function localKafka(deployment: Deployment): string {
  const { replicationFactor } = deployment.plan.comparison;
  const { least, most } = brokerCount(deployment);
  const copies = retainedBytes(deployment) * replicationFactor;
  const sizes = [...new Set([most, least].map((brokers) => sizeText(copies / brokers)))].join(' to ');
  const held = copies === 0 ? 'everything that it held' : `what it held, about ${sizes} with these groups,`;
  return replicationFactor === 1
    ? 'With one copy of each record its partitions are away until its disk is back, and lost with the disk.'
    : `Replicas take over within seconds as well, but a new broker copies ${held} from the others before it is whole again, through the network that clients use.`;
}
