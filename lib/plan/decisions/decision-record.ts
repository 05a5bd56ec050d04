import { markdownTable } from '../../model/markdown-table';
import type { Capacity } from '../../model/capacity/capacity';
import type { Deployment } from '../../model/deployment';
import type { WorkloadGroup } from '../../model/workload-group';
import { counted, listed, shortened } from '../../model/wording';
import type { Bill } from '../bill/bill';
import type { DecisionRecord } from '../plan';
import { duration, money, moneyRange } from '../report/amounts';
import { loadSection } from './load-section';
import { consumerMeanings, producerMeanings, replayMeanings, rollbackMeanings } from './meanings';
import { lineText } from './user-text';

/** What a record is written from, besides its group. */
export interface DecisionSources {
  readonly deployment: Deployment;
  readonly capacity: Capacity;
  readonly bill?: Bill;
}

/** What was decided for one workload group, as a page of its own. Same deployment, same bytes. */
export const decisionRecord = (group: WorkloadGroup, sources: DecisionSources): DecisionRecord => ({
  group: group.name,
  owner: group.owner,
  markdown: [
    `# Decision record: ${lineText(group.name)}`,
    '',
    lineText(group.purpose),
    '',
    ...latency(group, sources.deployment),
    ...loadSection(group, sources.capacity),
    ...contract(group),
    ...retention(group),
    ...replay(group),
    ...failure(group),
    ...residency(group),
    ...cost(group, sources.bill),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n'),
});

function latency({ latency: { produceP99Ms, freshnessSeconds }, impact }: WorkloadGroup, { wal }: Deployment) {
  const wait =
    wal.kind === 's3' ? ` A batch of the write-ahead log waits up to ${wal.batchIntervalMs} ms before its upload.` : '';
  return [
    '## Latency and freshness',
    '',
    `- 99 of 100 produce requests are answered within ${produceP99Ms} ms.${wait}`,
    `- What a live reader shows is at most ${freshnessSeconds} s old; it may be ${impact.behindMinutes} min behind before it hurts.`,
    `- Impact is ${impact.level}: ${lineText(impact.why)}`,
    '',
  ];
}

function contract({ owner, topics, users }: WorkloadGroup): readonly string[] {
  const names = topics.map(({ name, pattern }) => `\`${name}${pattern === 'prefixed' ? '*' : ''}\``);
  return [
    '## Contract',
    '',
    `- Owner: ${lineText(owner)}`,
    `- Topics: ${shortened(names, shownTopics)}`,
    `- Users: ${users.length === 0 ? 'none named' : listed(users.map(lineText))}`,
    '',
  ];
}

const shownTopics = 20;

const reasons = {
  replay: 'to rebuild views',
  audit: 'to explain what happened',
  correction: 'to correct data',
  analytics: 'to feed models and reports',
} as const;

function retention({ retentionHours, retainedHours, impact }: WorkloadGroup): readonly string[] {
  const rows = Object.entries(reasons).flatMap(([reason, why]) => {
    const hours = retentionHours[reason as keyof typeof reasons];
    return hours === undefined ? [] : [[reason, why, duration(hours)]];
  });
  return [
    '## Retention',
    '',
    ...(rows.length === 0
      ? ['No reason to keep records is given.']
      : markdownTable([['reason', 'why', 'kept'], ...rows])),
    '',
    `The longest decides: ${duration(retainedHours)}. A consumer may be away for ${duration(impact.longestOutageHours)} and finds every record.`,
    '',
  ];
}

const replay = ({ replay: { meaning, safety, guard } }: WorkloadGroup): readonly string[] => [
  '## Replay',
  '',
  `- Meaning: ${lineText(meaning)}`,
  `- ${replayMeanings[safety]}`,
  ...(guard === undefined ? [] : [`- Guard: ${lineText(guard)}`]),
  '',
];

function failure({ failure: { producers, bufferMinutes, consumers, why }, impact }: WorkloadGroup): readonly string[] {
  const kept = bufferMinutes === undefined ? '' : ` for ${counted(bufferMinutes, 'minute')}`;
  return [
    '## Failure and rollback',
    '',
    `- While brokers are away: ${producerMeanings[producers]}${producers === 'buffer' ? `${kept}.` : ''} ${consumerMeanings[consumers]}`,
    ...(why === undefined ? [] : [`- Why: ${lineText(why)}`]),
    `- After a bad deployment: ${rollbackMeanings[impact.rollback]}`,
    '',
  ];
}

const residency = ({ residency: { regions, tenants } }: WorkloadGroup): readonly string[] => [
  '## Where the data stays',
  '',
  `- ${regions.length === 0 ? 'Anywhere.' : `In ${listed(regions.map(lineText))}.`}`,
  ...(tenants.length === 0 ? [] : [`- Tenants: ${listed(tenants.map(lineText))}`]),
  '',
];

function cost({ name }: WorkloadGroup, bill: Bill | undefined): readonly string[] {
  const share = bill?.showback.find(({ groups }) => groups.includes(name));
  if (bill === undefined || share === undefined) return [];
  const others = share.groups.length - 1;
  const whole = others === 0 ? '' : `, with ${counted(others, 'other group')} of ${lineText(share.owner)}`;
  return [
    '## Cost',
    '',
    `About ${money(share.monthly.typical, bill.currency)} a month${whole} (${moneyRange(share.monthly, bill.currency)}): ${share.basis.replace(/\.$/, '')}.`,
    '',
  ];
}
