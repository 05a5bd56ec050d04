import { mib } from '../../model/capacity/mib';
import { listed } from '../../model/wording';
import { duration, figure, mibPerSecond, money } from '../../plan/report/amounts';
import type { Block, Cell, Figure, Table } from '../../plan/report/report';
import type { Catalogue, CatalogueClient, CatalogueTopic, FieldRow, SchemaTable } from './catalogue';
import { lineageOf } from './lineage';
import { lineagePicture } from './lineage-picture';

/** Everything about a topic as blocks of a report; their ids hold a colon, which no topic’s name does. */
export const topicBlocks = (topic: CatalogueTopic, catalogue: Pick<Catalogue, 'currency'>): readonly Block[] => [
  ...(topic.description === undefined ? [] : [{ kind: 'paragraph' as const, text: topic.description }]),
  lineageFigure(topic),
  factTable(topic, catalogue),
  ...topic.messages.flatMap(({ name, title, schemas }) =>
    schemas.map((schema) => schemaTable(topic, title ?? name, { ...schema, message: name })),
  ),
  clientBlock(topic, 'send'),
  clientBlock(topic, 'receive'),
  ...(topic.alerts.length === 0 ? [] : [alertTable(topic)]),
];

function lineageFigure(topic: CatalogueTopic): Figure {
  const lineage = lineageOf(topic);
  return {
    kind: 'figure',
    id: `${topic.name}:lineage`,
    caption: 'Who writes it, who reads it, what it is made from and what is made from it',
    description: [...lineage.before, ...lineage.after]
      .map(({ how, name }) => `${how} ${name}`)
      .concat(lineage.before.length + lineage.after.length === 0 ? ['Nobody writes or reads it'] : [])
      .join('; '),
    draw: (room) => lineagePicture(topic.name, lineage, room),
  };
}

/** A rate that would be nothing in MiB is told in KiB. */
const rate = (bytesPerSecond: number) =>
  bytesPerSecond < mib / 10 ? `${figure(Math.round(bytesPerSecond / 102.4) / 10)} KiB/s` : mibPerSecond(bytesPerSecond);

function factTable(topic: CatalogueTopic, { currency }: Pick<Catalogue, 'currency'>): Table {
  const { key, retention, bytesPerSecond, monthlyCost, settings } = topic;
  const fact = (about: string, text: string | Cell | undefined) => (text === undefined ? [] : [[about, text]]);
  const { normal, promotional, exceptional } = bytesPerSecond;
  return {
    kind: 'table',
    id: `${topic.name}:facts`,
    caption: 'What holds for it',
    columns: [{ heading: 'About' }, { heading: 'What the contract says' }],
    rows: [
      ...fact('Owner', topic.owner),
      ...fact('Role', topic.role),
      ...fact('Visibility', visibilities[topic.visibility]),
      ...fact(
        'Data class',
        topic.sensitive ? { text: `${topic.dataClass}, sensitive`, tone: 'watch' } : topic.dataClass,
      ),
      ...fact('Workload group', topic.workload),
      ...fact('Holds', topic.holds === 'events' ? 'Events: what happened' : 'State: the latest value of each key'),
      ...fact('Order', orders[topic.ordering]),
      ...fact('Key', key && `${key.fields.join(', ')}: ${key.boundary}; the hottest has ${key.hottestPercent} %`),
      ...fact('Partitions', String(topic.partitions)),
      ...fact(
        'Settings',
        Object.entries(settings)
          .map(([name, value]) => `${name}=${value}`)
          .join(', ') || undefined,
      ),
      ...fact(
        'Kept for',
        retention.keptHours === undefined ? 'Nothing is removed by age' : duration(retention.keptHours),
      ),
      ...retention.reasons.map(({ reason, hours }) => [`Kept for ${reason}`, duration(hours)]),
      ...fact('Longest outage of a reader', duration(retention.longestConsumerOutageHours)),
      ...fact('Rate', `${rate(normal)}; ${rate(promotional)} in planned peaks, ${rate(exceptional)} at worst`),
      ...topic.rules.map(({ about, text }) => [about, text]),
      ...fact('Compatibility', topic.compatibility),
      ...fact(
        'Cost of a month',
        monthlyCost &&
          `${amount(monthlyCost.total, currency)}: storage ${amount(monthlyCost.storage, currency)}, requests ${amount(monthlyCost.requests, currency)}, brokers ${amount(monthlyCost.brokers, currency)}`,
      ),
      ...fact('Described in', `\`${topic.source}\``),
    ],
  };
}

const visibilities = {
  public: 'Public: others may build on it',
  internal: 'Internal: a step that may change at any time',
} as const;

const orders = {
  key: 'Records of one key stay in order',
  none: 'None',
  global: 'All records stay in order',
} as const;

/** An amount that rounds to nothing is said to be small. */
export const amount = (value: number, currency: string | undefined): string => {
  if (currency === undefined) return 'not known';
  return value > 0 && value < 0.5 ? `under ${money(1, currency)}` : money(value, currency);
};

const parts = { payload: 'Record', headers: 'Headers', key: 'Key' } as const;

const formats = { jsonSchema: 'JSON Schema', avro: 'Avro' } as const;

function schemaTable(
  { name }: CatalogueTopic,
  title: string,
  { part, format, fields, message }: SchemaTable & { readonly message: string },
): Table {
  return {
    kind: 'table',
    id: `${name}:${message}:${part}`,
    caption: `${title}: ${parts[part].toLowerCase()} (${formats[format]})`,
    columns: ['Field', 'Type', 'Required', 'Marks', 'Description'].map((heading) => ({ heading })),
    rows: fields.map((field) => [
      field.path,
      field.type,
      field.required ? 'yes' : 'no',
      marksOf(field),
      field.description ?? '–',
    ]),
  };
}

const marksOf = ({ sensitive, inKey }: FieldRow): Cell =>
  sensitive ? { text: inKey ? 'sensitive, key' : 'sensitive', tone: 'watch' } : { text: inKey ? 'key' : '–' };

function clientBlock(topic: CatalogueTopic, action: CatalogueClient['action']): Block {
  if (topic.clients.some((client) => client.action === action)) return clientTable(topic, action);
  if (action === 'receive') return { kind: 'paragraph', text: 'No consumer is declared.' };
  const { letterWriters } = topic;
  const text =
    letterWriters.length === 0
      ? 'No producer is declared.'
      : `Written by ${listed(letterWriters)} with what they could not process.`;
  return { kind: 'paragraph', text };
}

function clientTable({ name, clients }: CatalogueTopic, action: CatalogueClient['action']): Table {
  const isReader = action === 'receive';
  const columns = isReader
    ? ['Principal', 'Owner', 'Group', 'Instances', 'Reads history again', 'Dead letters, retries', 'Quota', 'Besides']
    : ['Principal', 'Owner', 'Waits for', 'Instances', 'Quota', 'Besides'];
  return {
    kind: 'table',
    id: `${name}:${action}`,
    caption: isReader ? 'Consumers' : 'Producers',
    columns: columns.map((heading) => ({ heading, ...(heading === 'Instances' ? { numeric: true } : {}) })),
    rows: clients
      .filter((client) => client.action === action)
      .map((client) => {
        const { principal, owner, group, instances, acks, quota } = client;
        const middle = isReader
          ? [group ?? '–', String(instances), replayText(client), letters(client), quota ?? 'none', besides(client)]
          : [
              acks === 'all' ? 'all replicas' : `acks=${String(acks)}`,
              String(instances),
              quota ?? 'none',
              besides(client),
            ];
        return [principal, owner, ...middle];
      }),
  };
}

const replayText = ({ replay }: CatalogueClient) =>
  replay === undefined
    ? 'no right to'
    : `${duration(replay.windowHours)} back, approved by ${replay.approver}${replay.until === undefined ? '' : ` until ${replay.until}`}`;

const letters = ({ deadLetter, retry }: CatalogueClient) =>
  [deadLetter, retry].filter((each) => each !== undefined).join(', ') || '–';

const besides = ({ exportTo, approver, sideEffects }: CatalogueClient) =>
  [
    ...(approver === undefined ? [] : [`approved by ${approver}`]),
    ...(exportTo === undefined ? [] : [`exports to ${exportTo}`]),
    ...(sideEffects.length === 0 ? [] : [`does what can’t be undone: ${sideEffects.join(', ')}`]),
  ].join('; ') || '–';

const alertTable = ({ name, alerts }: CatalogueTopic): Table => ({
  kind: 'table',
  id: `${name}:alerts`,
  caption: 'Alerts',
  columns: ['Alert', 'Severity', 'Goes to', 'What it says'].map((heading) => ({ heading })),
  rows: alerts.map((alert) => [alert.name, alert.severity, alert.owner, alert.symptom]),
});
