import type { Capacity, EnvelopeCapacity, Resource, ResourceUse, WhatIf } from '../../../model/capacity/capacity';
import { resources } from '../../../model/capacity/capacity';
import type { Deployment } from '../../../model/deployment';
import { counted } from '../../../model/wording';
import type { Plan } from '../../plan';
import { duration, figure, memory, mibPerSecond, percent } from '../amounts';
import { leftAfterFailure } from '../headlines';
import { folded } from '../folded';
import type { Block, Cell, Folded, Section, Table } from '../report';
import { envelopeNames, resourceNames } from '../words';
import { dayBlocks } from './day-blocks';

/** Whether what is deployed carries each envelope, and what runs out first. */
export const capacitySection = (plan: Plan, deployment: Deployment): Section =>
  sectionOf(plan.capacity, dayBlocks(plan, deployment));

const sectionOf = (capacity: Capacity, day: readonly Block[]): Section => ({
  id: 'capacity',
  title: 'Capacity',
  blocks: [
    envelopesTable(capacity),
    ...day,
    usesTable(capacity),
    ...provisioning(capacity),
    whatIfs(capacity),
    ...partitions(capacity),
    ...catchUp(capacity),
  ],
});

function envelopesTable({ perEnvelope, brokersPerZone }: Capacity): Table {
  const { least, most } = brokersPerZone;
  return {
    kind: 'table',
    id: 'envelopes',
    caption: 'Envelopes: what they ask for at their worst moment, and what carries them',
    essential: true,
    columns: [
      { heading: 'Envelope' },
      { heading: 'Writes', numeric: true },
      { heading: 'Live reads', numeric: true },
      { heading: 'Reads of history', numeric: true },
      { heading: 'Needed per zone', numeric: true },
      { heading: 'Deployed per zone', numeric: true },
      { heading: 'Runs out first' },
      { heading: 'Left', numeric: true },
      { heading: 'Left after failure', numeric: true },
      { heading: 'Fits' },
    ],
    rows: perEnvelope.map((each) => {
      const { envelope, demand, requiredPerZone, binding, headroomPercent, fits } = each;
      const afterFailure = leftAfterFailure(each);
      return [
        envelopeNames[envelope],
        mibPerSecond(demand.writeBytesPerSecond),
        mibPerSecond(demand.liveReadBytesPerSecond),
        mibPerSecond(demand.catchUpReadBytesPerSecond),
        String(requiredPerZone),
        least === most ? String(most) : `${least} to ${most}`,
        resourceNames[binding],
        percent(headroomPercent),
        afterFailure === undefined ? 'nothing' : percent(afterFailure),
        fits ? { text: 'yes', tone: 'good' } : { text: 'no', tone: 'bad' },
      ];
    }),
  };
}

/** How full each resource of a broker is in each envelope. */
function usesTable({ perEnvelope }: Capacity): Table {
  const used = resources.filter((resource) => perEnvelope.some(({ uses }) => useOf(uses, resource) !== undefined));
  return {
    kind: 'table',
    id: 'uses',
    caption: 'Use of one broker when what may fail has failed, and while all is well',
    columns: [
      { heading: 'Resource' },
      { heading: 'Limit', numeric: true },
      ...perEnvelope.map(({ envelope }) => ({ heading: envelopeNames[envelope] })),
      { heading: 'How the most comes about' },
    ],
    rows: used.map((resource) => {
      const most = perEnvelope
        .flatMap(({ usesAfterFailure }) => usesAfterFailure.filter((use) => use.resource === resource))
        .toSorted((a, b) => b.percent - a.percent)[0];
      return [
        resourceNames[resource],
        most === undefined ? '' : amountOf(most.limit, most.unit),
        ...perEnvelope.map((each) => useCell(each, resource)),
        most === undefined ? '' : most.basis,
      ];
    }),
  };
}

const useOf = (uses: readonly ResourceUse[], resource: Resource) => uses.find((use) => use.resource === resource);

function useCell({ uses, usesAfterFailure }: EnvelopeCapacity, resource: Resource): string | Cell {
  const [well, failed] = [useOf(uses, resource), useOf(usesAfterFailure, resource)];
  if (well === undefined || failed === undefined) return '';
  return {
    text: `${percent(failed.percent)}, else ${percent(well.percent)}`,
    percent: failed.percent,
    tone: failed.percent > 100 ? 'bad' : undefined,
  };
}

const amountOf = (value: number, unit: ResourceUse['unit']): string =>
  ({
    'bytes/s': mibPerSecond(value),
    bytes: memory(value),
    vCPU: `${figure(value)} vCPU`,
    count: figure(value),
  })[unit];

const provisioning = ({ provisioning: parts }: Capacity): readonly Table[] =>
  parts.length === 0
    ? []
    : [
        {
          kind: 'table',
          id: 'provisioning',
          caption: 'What is there for the peak all the time, and what follows demand',
          columns: [{ heading: 'What' }, { heading: 'Follows' }, { heading: 'Why' }],
          rows: parts.map(({ what, follows, why }) => [what, follows === 'peak' ? 'the peak' : 'demand', why]),
        },
      ];

const whatIfs = ({ whatIfs: asked, ...capacity }: Capacity): Table => ({
  kind: 'table',
  id: 'what-ifs',
  caption: 'What breaks first',
  essential: true,
  columns: [{ heading: 'What if' }, { heading: 'Answer' }, { heading: 'Breaks' }, { heading: 'Takes per zone' }],
  rows: asked.map((each) => [each.question, each.answer, breaksCell(each), takenPerZone(each, capacity)]),
});

function breaksCell({ id, breaks, fits }: WhatIf): Cell {
  if (breaks !== undefined) return { text: resourceNames[breaks], tone: 'bad' };
  if (fits) return { text: 'nothing', tone: 'good' };
  return { text: id === 'zoneAdded' ? 'a limit' : 'headroom or a failure', tone: 'watch' };
}

/** `11 × m7g.xlarge, or 6 × m7g.2xlarge`. */
function takenPerZone(
  { requiredPerZone, requiredInstanceType }: WhatIf,
  { instanceType, brokersPerZone }: Pick<Capacity, 'instanceType' | 'brokersPerZone'>,
): string {
  if (instanceType === undefined) return counted(requiredPerZone, 'broker');
  const larger =
    requiredInstanceType === undefined ? '' : `, or ${brokersPerZone.most}\u00a0×\u00a0${requiredInstanceType}`;
  return `${requiredPerZone}\u00a0×\u00a0${instanceType}${larger}`;
}

const partitions = ({ partitions: groups }: Capacity): readonly Folded[] =>
  groups.length === 0
    ? []
    : [
        folded('Partitions by workload group', {
          kind: 'table',
          id: 'partitions',
          caption: 'The larger of what producers and what consumers ask for, by workload group',
          columns: [
            { heading: 'Group' },
            { heading: 'Needed', numeric: true },
            { heading: 'In the file', numeric: true },
            { heading: 'Hot key' },
            { heading: 'How it comes about' },
          ],
          rows: groups.map(({ group, required, count, hotKey, basis }) => [
            group,
            figure(required),
            count === undefined ? 'not said' : { text: figure(count), tone: count < required ? 'bad' : undefined },
            hotKey ? { text: 'yes, more partitions don’t help', tone: 'bad' } : 'no',
            basis,
          ]),
        }),
      ];

const catchUp = ({ catchUp: readers }: Capacity): readonly Folded[] =>
  readers.length === 0
    ? []
    : [
        folded('How long readers take to catch up after an outage', {
          kind: 'table',
          id: 'catch-up',
          caption: 'From the longest outage that a group allows, beside what arrives meanwhile',
          columns: [
            { heading: 'Group' },
            { heading: 'Reader' },
            { heading: 'Outage', numeric: true },
            { heading: 'Behind by', numeric: true },
            { heading: 'Level again after', numeric: true },
            { heading: 'How it comes about' },
          ],
          rows: readers.map(({ group, reader, outageHours, backlogBytes, hours, basis }) => [
            group,
            reader,
            duration(outageHours),
            memory(backlogBytes),
            hours === undefined ? { text: 'never', tone: 'bad' } : duration(hours),
            basis,
          ]),
        }),
      ];
