import type { Deployment } from '../../model/deployment';
import { counted } from '../../model/wording';
import type { DescribedFailure } from './described-failure';
import { timingText } from './timing-text';

/** A Connect worker, or what a connector reads from or writes to. */
export const connectorFailure = (deployment: Deployment): DescribedFailure => ({
  id: 'connector',
  name: 'Connector',
  effect: effect(deployment),
  duration: `Tasks of a lost worker wait ${timingText('connectRebalance')} for its return, then others take them. A task that failed stands still until somebody starts it again.`,
  dataLoss:
    'None within the retention of what a sink still has to read; after that its records are gone. Records may come twice, since offsets are written after the work.',
  owner: deployment.ownership.onCall,
  runbook: 'A connector stands still',
  onBrokerLocalKafka:
    'The same: workers keep their state in topics on either. Only history that is kept longer gives more time.',
});

function effect({ plan: { connect }, workloads }: Deployment): string {
  const kept = workloads.map(({ retainedHours }) => retainedHours);
  const time = kept.length === 0 ? '' : ` It has at least ${Math.min(...kept)} h before records expire.`;
  if (connect === undefined)
    return `No Connect workers belong to the deployment. A connector of somebody else that fails falls behind; brokers are not touched.${time}`;
  const rest =
    connect.workers === 1
      ? 'There is no second worker: all connectors stand still.'
      : `The other ${counted(connect.workers - 1, 'worker')} take its tasks; brokers are not touched.`;
  return `${rest} What its connectors feed falls behind.${time}`;
}
