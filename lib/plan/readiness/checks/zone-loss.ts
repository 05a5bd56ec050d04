import { counted, listed } from '../../../model/wording';
import { servingPools, zonesOfMajority } from '../../failure/deployed-processes';
import { zoneCapacity } from '../../failure/zone-capacity';
import { describeGroups } from '../groups-in';
import type { Subject } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, together, unknown } from '../verdict';

/** Whether the deployment goes on, and carries its load, while any one zone is away. */
export function zoneLoss({ deployment, capacity }: Subject): Verdict {
  const zones = servingPools(deployment).length;
  if (zones < 2) return risk('All brokers are in one zone.');
  const needed = zonesOfMajority(deployment);
  if (needed.length > 0) return risk(`Without ${listed(needed)} controllers have no majority.`);
  const { kind, says } = zoneCapacity(deployment, capacity);
  return together([verdicts[kind](`Any of ${counted(zones, 'zone')} can go. ${says}`), surroundings(deployment)]);
}

const verdicts = {
  unplanned: (says: string): Verdict => ({ ...risk(says), fix: 'Write `plan.survive: zone`.' }),
  unknown: (says: string): Verdict => ({ ...unknown(says), fix: describeGroups }),
  short: (says: string): Verdict => ({
    ...risk(says),
    fix: 'Take more brokers in each zone or larger ones, as the plan’s capacity says.',
  }),
  fits: ready,
} as const;

/** S3 and the load balancers of a region outlive a zone; elsewhere nobody has said so. */
const surroundings = ({ platform }: Subject['deployment']): Verdict =>
  platform.kind === 'aws'
    ? ready()
    : {
        ...unknown('Whether network, object store and Kubernetes go on without a zone is not known here.'),
        fix: 'Take a zone away in a drill and name the result in `readiness.evidence`.',
      };
