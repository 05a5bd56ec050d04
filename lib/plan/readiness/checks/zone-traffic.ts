import { envelopeHours } from '../../../model/capacity/envelope-hours';
import type { Deployment } from '../../../model/deployment';
import { servingPools } from '../../failure/deployed-processes';
import { percent } from '../../report/amounts';
import { groupNames, noGroups } from '../groups-in';
import type { Subject } from '../subject';
import type { Verdict } from '../verdict';
import { notApplicable, ready, risk, together, unknown } from '../verdict';
import { inEveryPool } from './in-every-pool';

/** Share of a group’s bytes below which its clients count as not telling their zone. */
const leastShare = 0.5;

/** Whether brokers route by zone, and how much of the bytes comes from clients that tell theirs. */
export function zoneTraffic(subject: Subject): Verdict {
  const { deployment } = subject;
  if (servingPools(deployment).length < 2) return notApplicable('All brokers are in one zone.');
  if (!deployment.kafka.zoneRouter)
    return risk('`kafka.zoneRouter` is off: whoever leads a partition serves it, in any zone.');
  return together([routed(subject), told(deployment)]);
}

const routed = (subject: Subject): Verdict =>
  inEveryPool(subject, 'automq.zonerouter.channels', {
    isRight: (value) => value !== '',
    right: 'Brokers of every zone route by zone.',
  });

interface Told {
  readonly name: string;
  /** What clients write and read in a month. */
  readonly bytes: number;
  /** Of these, what clients move that tell their zone. */
  readonly toldBytes: number;
}

function told(deployment: Deployment): Verdict {
  if (deployment.workloads.length === 0) return noGroups;
  const groups = toldOf(deployment);
  const all = shareOf(groups);
  if (all === undefined) return unknown('No group moves a byte.');
  const share = `Clients that tell their zone move ${percent(all * 100)} of all bytes (\`sameZonePercent\`)`;
  const low = groups.filter((group) => isLow(shareOf([group])));
  return low.length === 0
    ? ready(`${share}, and at least ${percent(leastShare * 100)} of each group’s.`)
    : risk(`${share}, and less than ${percent(leastShare * 100)} of those of ${groupNames(low)}.`);
}

function toldOf(deployment: Deployment): readonly Told[] {
  const months = envelopeHours(deployment);
  return deployment.workloads.flatMap(({ name, write, reads }, index) => {
    const month = months[index];
    if (month === undefined) return [];
    const flows = [
      { bytes: month.writtenBytesPerMonth, share: write.sameZoneShare },
      ...month.readers.map(({ readBytesPerMonth }, reader) => ({
        bytes: readBytesPerMonth,
        share: Number(reads[reader]?.sameZoneShare),
      })),
    ];
    const bytes = flows.reduce((sum, flow) => sum + flow.bytes, 0);
    return [{ name, bytes, toldBytes: flows.reduce((sum, flow) => sum + flow.bytes * flow.share, 0) }];
  });
}

/** 0 to 1; undefined where nothing is moved. */
function shareOf(groups: readonly Told[]): number | undefined {
  const bytes = groups.reduce((sum, group) => sum + group.bytes, 0);
  return bytes === 0 ? undefined : groups.reduce((sum, group) => sum + group.toldBytes, 0) / bytes;
}

const isLow = (share: number | undefined): boolean => share !== undefined && share < leastShare;
