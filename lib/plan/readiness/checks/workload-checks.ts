import type { workloadItems } from '../../../facts/readiness/workload-items';
import type { GroupPartitions } from '../../../model/capacity/capacity';
import { counted } from '../../../model/wording';
import { sharingText } from '../../findings/sharing-text';
import { noGroups, perGroup } from '../groups-in';
import type { Checks } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, together, unknown } from '../verdict';
import { drilled } from './drilled';

export const workloadChecks: Checks<typeof workloadItems> = {
  'workload-model': (subject) => {
    const shared = subject.shared.filter(({ kind, differ }) => kind === 'topic' && differ);
    if (shared.length > 0) return risk(...shared.map(sharingText));
    return perGroup(
      subject,
      [
        { holds: ({ reads }) => reads.length === 0, verdict: unknown, says: 'nobody is named who reads it' },
        { holds: ({ retainedHours }) => retainedHours === 0, verdict: unknown, says: 'no reason to keep records' },
      ],
      () => ready(`${groupCount(subject)}, each with owner, topics, retention and readers.`),
    );
  },
  'write-envelope': (subject) =>
    perGroup(
      subject,
      [
        {
          holds: ({ write }) => write.promotional === undefined && write.exceptional === undefined,
          verdict: risk,
          says: 'one rate only, for all times',
        },
        {
          holds: ({ write }) => write.repairs === undefined,
          verdict: unknown,
          says: 'what repairs add is not said',
        },
      ],
      () => ready(`${groupCount(subject)} with ordinary, raised and repair rates.`),
    ),
  'read-envelope': (subject) =>
    perGroup(
      subject,
      [
        { holds: ({ reads }) => reads.length === 0, verdict: unknown, says: 'no reader is counted' },
        {
          holds: ({ reads }) => reads.some(({ consumerGroups }) => consumerGroups.length === 0),
          verdict: unknown,
          says: 'a reader without its consumer groups',
        },
        {
          holds: ({ reads, retentionHours }) =>
            retentionHours.replay !== undefined && reads.every(({ kind }) => kind !== 'replay'),
          verdict: risk,
          says: 'history is kept for replay, and no replay is counted',
        },
      ],
      () => ready(`${groupCount(subject)} with ${counted(readerCount(subject), 'reader')}.`),
    ),
  partitions: ({ capacity: { partitions } }) =>
    partitions.length === 0 ? noGroups : together(partitions.map(ofGroup)),
  'topic-order': drilled,
};

const groupCount = ({ deployment: { workloads } }: Parameters<typeof perGroup>[0]) =>
  counted(workloads.length, 'group');

const readerCount = ({ deployment: { workloads } }: Parameters<typeof perGroup>[0]) =>
  workloads.reduce((sum, { reads }) => sum + reads.length, 0);

function ofGroup({ group, required, count, hotKey }: GroupPartitions): Verdict {
  const wants = `${group} asks for ${counted(required, 'partition')}`;
  if (hotKey) return risk(`${group}: one key needs more than a partition carries.`);
  if (count === undefined) return unknown(`${wants}; how many there are is not said.`);
  return count < required ? risk(`${wants} and has ${count}.`) : ready(`${wants} and has ${count}.`);
}
