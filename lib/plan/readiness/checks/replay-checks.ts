import type { replayItems } from '../../../facts/readiness/replay-items';
import type { CatchUp } from '../../../model/capacity/capacity';
import { counted } from '../../../model/wording';
import { sharingText } from '../../findings/sharing-text';
import { duration } from '../../report/amounts';
import { noGroups, perGroup } from '../groups-in';
import type { Checks, Subject } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, together, unknown } from '../verdict';
import { drilled } from './drilled';
import { inEveryPool } from './in-every-pool';
import { unproven } from './unproven';

export const replayChecks: Checks<typeof replayItems> = {
  'retention-by-reason': (subject) =>
    perGroup(
      subject,
      [
        { holds: ({ retainedHours }) => retainedHours === 0, verdict: risk, says: 'no reason to keep records' },
        {
          holds: ({ retainedHours, impact }) => retainedHours > 0 && retainedHours <= impact.longestOutageHours,
          verdict: risk,
          says: 'records are kept no longer than a consumer may be away',
        },
      ],
      () => ready(`${counted(subject.deployment.workloads.length, 'group')} with hours by reason.`),
    ),
  'history-off-brokers': (subject) => together([storedIn(subject), rulesOfBucket(subject)]),
  'replay-safety': (subject) =>
    perGroup(
      subject,
      [
        {
          holds: ({ replay }) => replay.safety === 'guarded' && replay.guard === undefined,
          verdict: risk,
          says: 'a replay has to be guarded, and nobody says by what',
        },
      ],
      () => ready(safeties(subject)),
    ),
  'replay-isolation': isolation,
  'catch-up': (subject) => {
    const { catchUp } = subject.capacity;
    if (subject.deployment.workloads.length === 0) return noGroups;
    return catchUp.length === 0
      ? unknown('No reader is counted.')
      : together(catchUp.map((each) => level(subject, each)));
  },
  'replay-tested': unproven,
  'consumer-recovery': drilled,
  'state-rebuilt': drilled,
};

const storedIn = (subject: Subject): Verdict => {
  const { dataBucket } = subject.deployment.objectStore;
  return inEveryPool(subject, 's3.data.buckets', {
    isRight: (value) => value.includes(`//${dataBucket}?`),
    right: `Brokers keep records in ${dataBucket}.`,
  });
};

function rulesOfBucket({ deployment: { platform, objectStore } }: Subject): Verdict {
  return platform.kind === 'aws' && platform.storage.dataBucket.made
    ? ready('The storage stack makes the bucket without a rule that expires records.')
    : unknown(`${objectStore.dataBucket} was there before; its lifecycle rules are not known here.`);
}

function safeties({ deployment: { workloads } }: Subject): string {
  const count = (safety: string) => workloads.filter(({ replay }) => replay.safety === safety).length;
  return ['safe', 'idempotent', 'guarded']
    .filter((safety) => count(safety) > 0)
    .map((safety) => `${counted(count(safety), 'group')} ${safety}`)
    .join(', ')
    .concat('.');
}

function isolation({ deployment: { workloads }, shared, capacity }: Subject): Verdict {
  if (workloads.length === 0) return noGroups;
  const common = shared.filter(({ kind, differ }) => kind !== 'topic' && differ).map((each) => risk(sharingText(each)));
  if (!workloads.some(({ reads }) => reads.some(({ kind }) => kind === 'replay')))
    return together([...common, unknown('No replay is counted.')]);
  const two = capacity.whatIfs.find(({ id }) => id === 'twoReplays');
  const room = two === undefined ? unknown('Two replays were not computed.') : verdictOf(two);
  return together([...common, room]);
}

const verdictOf = ({ fits, answer }: Subject['capacity']['whatIfs'][number]): Verdict =>
  fits ? ready(answer) : risk(answer);

function level({ deployment: { workloads } }: Subject, { group, reader, outageHours, hours }: CatchUp): Verdict {
  const kept = workloads.find(({ name }) => name === group)?.retainedHours;
  const after = `${group}, ${reader}: after ${duration(outageHours)} away`;
  if (hours === undefined) return risk(`${after} it never catches up.`);
  if (kept !== undefined && outageHours + hours > kept)
    return risk(`${after} it needs ${duration(hours)} more, and records are kept ${duration(kept)}.`);
  return ready(`${after} it is level again in ${duration(hours)}.`);
}
