import { markdownTable } from '../../model/markdown-table';
import type { Capacity, CatchUp } from '../../model/capacity/capacity';
import type { RaisedRate, Reader, WorkloadGroup } from '../../model/workload-group';
import { counted, listed } from '../../model/wording';
import { duration, mibPerSecond } from '../report/amounts';
import { cellText, lineText } from './user-text';
import { whenText } from './when-text';

/** Rates, readers, partitions and catch-up of a group. */
export const loadSection = (group: WorkloadGroup, capacity: Capacity): readonly string[] => [
  '## Load and capacity',
  '',
  ...markdownTable([['write rate', 'bytes', 'when'], ...rates(group)]),
  '',
  ...readers(group),
  ...partitions(group, capacity),
  ...catchUps(group, capacity),
  '',
];

function rates({ write }: WorkloadGroup): readonly (readonly string[])[] {
  const raised = (name: string, rate: RaisedRate | undefined) =>
    rate === undefined
      ? []
      : [
          rate.bytesPerSecond === 0
            ? [name, 'none', '']
            : [name, mibPerSecond(rate.bytesPerSecond), cellText(whenText(rate.when))],
        ];
  return [
    ['ordinary', mibPerSecond(write.normalBytesPerSecond), 'always'],
    ...raised('promotional', write.promotional),
    ...raised('exceptional', write.exceptional),
    ...raised('repairs, in addition', write.repairs),
  ];
}

function readers({ reads }: WorkloadGroup): readonly string[] {
  if (reads.length === 0) return ['Nobody is named who reads it.', ''];
  return [
    ...markdownTable([
      ['reader', 'kind', 'reads', 'consumer groups', 'way in'],
      ...reads.map((reader) => [
        cellText(reader.name),
        reader.kind,
        amount(reader),
        cellText(reader.consumerGroups.join(', ')),
        reader.access,
      ]),
    ]),
    '',
  ];
}

const amount = ({ fanOut, behindMinutes, replay }: Reader): string => {
  if (replay)
    return `${mibPerSecond(replay.bytesPerSecond)}, ${duration(replay.windowHours)} back, ${cellText(whenText(replay.when))}`;
  const times = fanOut === 1 ? 'all that is written' : `${fanOut} times what is written`;
  return behindMinutes === 0 ? times : `${times}, ${behindMinutes} min behind`;
};

/** Readers with the same answer share a line. */
function catchUps({ name }: WorkloadGroup, { catchUp }: Capacity): readonly string[] {
  const own = catchUp.filter(({ group }) => group === name);
  return [...new Set(own.map(answerOf))].map((answer) => {
    const same = own.filter((each) => answerOf(each) === answer);
    return `- ${listed(same.map(({ reader }) => lineText(reader)))}: ${answer}.`;
  });
}

const answerOf = ({ outageHours, hours }: CatchUp): string =>
  `${hours === undefined ? 'never level again' : `level again in ${duration(hours)}`} after ${duration(outageHours)} away`;

function partitions({ name }: WorkloadGroup, capacity: Capacity): readonly string[] {
  const found = capacity.partitions.find(({ group }) => group === name);
  if (found === undefined) return [];
  const has = found.count === undefined ? '' : `, and there are ${found.count}`;
  const hot = found.hotKey ? ' One key needs more than a partition carries.' : '';
  return [`- It asks for ${counted(found.required, 'partition')}${has}: ${found.basis.replace(/\.$/, '')}.${hot}`];
}
