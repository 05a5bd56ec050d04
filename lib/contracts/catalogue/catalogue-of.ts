import type { Deployment } from '../../model/deployment';
import { secondsPerHour } from '../../model/time-units';
import type { TopicPrices } from '../change/topic-prices';
import { topicCost } from '../change/topic-cost';
import type { ChannelFields } from '../config/channel-fields';
import { desiredTopic } from '../desired/desired-topic';
import type { Access } from '../model/access';
import type { ContractSet } from '../model/contract-set';
import { accessesOf } from '../model/contract-set';
import type { MessageContract, TopicContract } from '../model/topic-contract';
import { watchedTopics } from '../watched/watched-topics';
import { alertsByTopic } from './alerts-by-topic';
import type { Catalogue, CatalogueAlert, CatalogueClient, CatalogueMessage, CatalogueTopic } from './catalogue';
import { quotaText } from './quota-text';
import { schemaFields } from './schema-fields';

export interface CatalogueInput {
  readonly deployment: Deployment;
  readonly contracts: ContractSet;
  /** Day such as `2026-11-21`. */
  readonly asOf: string;
  /** Undefined where no price is known; then no topic has a cost. */
  readonly prices?: TopicPrices;
}

/** The catalogue of a deployment’s topics. Pure: same input, same catalogue. */
export function catalogueOf({ deployment, contracts, asOf, prices }: CatalogueInput): Catalogue {
  const watched = { ...deployment, readContracts: { topics: watchedTopics(deployment, contracts) } };
  const alerts = alertsByTopic(watched, contracts);
  const sensitive = new Set(deployment.contracts?.dataClasses.filter((each) => each.sensitive).map(({ name }) => name));
  const into = grouped(
    contracts.topics.flatMap(({ name, fields }) => fromOf(fields['x-role']).map((from) => [from, name] as const)),
  );
  const letterWriters = grouped(
    accessesOf(contracts).flatMap(({ principal, fields }) =>
      [fields['x-dead-letter'], fields['x-retry']].flatMap((to) =>
        to === undefined ? [] : [[to, principal] as const],
      ),
    ),
  );
  return {
    deployment: deployment.name,
    environment: contracts.environment,
    asOf,
    ...(prices === undefined ? {} : { currency: prices.currency }),
    topics: contracts.topics.map((topic) => {
      const isSensitive = sensitive.has(topic.fields['x-data-class']);
      const desired = desiredTopic(topic, isSensitive);
      return {
        ...factsOf(topic, isSensitive, desired.config),
        from: fromOf(topic.fields['x-role']),
        into: into.get(topic.name) ?? ([] as readonly string[]),
        letterWriters: letterWriters.get(topic.name) ?? ([] as readonly string[]),
        ...(prices === undefined ? {} : { monthlyCost: topicCost(desired, prices) }),
        alerts: alerts.get(topic.name) ?? ([] as readonly CatalogueAlert[]),
      };
    }),
  };
}

const fromOf = (role: ChannelFields['x-role']): readonly string[] =>
  role.kind === 'derived' ? role.from : role.kind === 'deadLetter' ? [role.of] : [];

/** The second of each pair, once, by the first. */
function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const [key, value] of pairs) groups.set(key, (groups.get(key) ?? new Set<string>()).add(value));
  return new Map([...groups].map(([key, values]) => [key, [...values]]));
}

function factsOf(
  topic: TopicContract,
  sensitive: boolean,
  settings: Readonly<Record<string, string>>,
): Omit<CatalogueTopic, 'from' | 'into' | 'letterWriters' | 'alerts' | 'monthlyCost'> {
  const { name, description, fields, partitions, bytesPerSecond, messages, accesses, place } = topic;
  const key = fields['x-key'];
  return {
    name,
    owner: fields['x-owner'],
    purpose: fields['x-purpose'],
    ...(description === undefined ? {} : { description }),
    visibility: fields['x-visibility'],
    dataClass: fields['x-data-class'],
    sensitive,
    workload: fields['x-workload'],
    role: roleText(fields['x-role']),
    holds: fields['x-holds'],
    ordering: fields['x-ordering'],
    ...(key === undefined ? {} : { key }),
    partitions,
    settings,
    retention: retentionOf(fields['x-retention'], settings),
    bytesPerSecond,
    compatibility: fields['x-compatibility'],
    rules: rulesOf(fields),
    messages: messages.map((message) => messageOf(message, fields)),
    clients: accesses.map(clientOf),
    source: place.line === undefined ? place.document : `${place.document}:${place.line}`,
  };
}

function roleText(role: ChannelFields['x-role']): string {
  switch (role.kind) {
    case 'sourceOfTruth':
      return `Source of truth for: ${role.fact}`;
    case 'rawCapture':
      return `Raw capture of ${role.source}`;
    case 'derived':
      return `Derived by ${role.job}`;
    case 'sink':
      return `Leaves for ${role.destination}`;
    case 'deadLetter':
      return `What could not be processed of ${role.of}`;
  }
}

function retentionOf(
  { reasons, longestConsumerOutageHours }: ChannelFields['x-retention'],
  settings: Readonly<Record<string, string>>,
): CatalogueTopic['retention'] {
  const milliseconds = Number(settings['retention.ms']);
  return {
    ...(milliseconds > 0 ? { keptHours: milliseconds / 1000 / secondsPerHour } : {}),
    reasons: Object.entries(reasons).map(([reason, hours]) => ({ reason, hours })),
    longestConsumerOutageHours,
  };
}

const safety = {
  safe: 'Reading history again does nothing.',
  idempotent: 'Reading history again does nothing twice.',
  guarded: 'Reading history again does something that has to be switched off first.',
} as const;

function rulesOf(fields: ChannelFields): CatalogueTopic['rules'] {
  const { 'x-replay': replay, 'x-event': event, 'x-protection': protection, 'x-lookups': lookups } = fields;
  const rule = (about: string, text: string | undefined) => (text === undefined ? [] : [{ about, text }]);
  return [
    ...rule('Replay', [safety[replay.safety], replay.guard].filter((each) => each !== undefined).join(' ')),
    ...rule('Late events', fields['x-late-events']),
    ...rule('Replayed events', fields['x-replayed-events']),
    ...rule('Tombstones', fields['x-tombstones']),
    ...rule('Event', event && `Id in ${event.id}, time in ${event.time}, version in ${event.version}.`),
    ...rule('Look-ups', lookups.length === 0 ? undefined : `By ${lookups.join(', ')}.`),
    ...rule('Protection', protection && `${protection.fields.join(', ')}: ${protection.how} by ${protection.by}.`),
  ];
}

function messageOf({ name, title, ...schemas }: MessageContract, fields: ChannelFields): CatalogueMessage {
  const marked = {
    sensitive: new Set(fields['x-protection']?.fields),
    inKey: new Set(fields['x-key']?.fields),
  };
  return {
    name,
    ...(title === undefined ? {} : { title }),
    schemas: (['key', 'headers', 'payload'] as const).flatMap((part) => {
      const schema = schemas[part];
      if (schema === undefined) return [];
      const rows = schemaFields(schema).map((row) => ({
        ...row,
        sensitive: isMarked(marked.sensitive, row.path),
        inKey: isMarked(marked.inKey, row.path),
      }));
      return [{ part, format: schema.format, fields: rows }];
    }),
  };
}

/** A contract names a field by its path, or by its name alone. */
const isMarked = (names: ReadonlySet<string>, path: string) => {
  const plain = path.replaceAll('[]', '');
  return [path, plain, plain.slice(plain.lastIndexOf('.') + 1)].some((each) => names.has(each));
};

function clientOf({ operation, action, principal, owner, group, fields }: Access): CatalogueClient {
  const { 'x-may-replay': replay, 'x-export': exporting, 'x-approval': approval } = fields;
  const quota = quotaText(fields['x-quota']);
  return {
    operation,
    action,
    principal,
    owner,
    ...(group === undefined ? {} : { group }),
    instances: fields['x-instances'],
    ...(action === 'send' ? { acks: fields['x-acks'] } : {}),
    sideEffects: fields['x-side-effects'],
    ...(replay === undefined
      ? {}
      : {
          replay: {
            windowHours: replay.windowHours,
            approver: replay.approver,
            ...(replay.until === undefined ? {} : { until: replay.until }),
          },
        }),
    ...(exporting === undefined ? {} : { exportTo: exporting.destination }),
    ...(approval === undefined ? {} : { approver: approval.approver }),
    ...(quota === undefined ? {} : { quota }),
    ...(fields['x-dead-letter'] === undefined ? {} : { deadLetter: fields['x-dead-letter'] }),
    ...(fields['x-retry'] === undefined ? {} : { retry: fields['x-retry'] }),
  };
}
