import type { TopicContract } from '../model/topic-contract';
import { perMessage } from './per-message';
import { perTopic } from './per-topic';
import { recordFields } from './record-fields';
import type { Found, ReviewRule } from './rule';

/** What a consumer set aside keeps the fields of its source. */
const isOwnRecord = ({ fields }: TopicContract) => fields['x-role'].kind !== 'deadLetter';

const eventSaid: ReviewRule = {
  id: 'event-identity',
  severity: 'error',
  title: 'Records carry an id, a time and a version',
  why: 'Without an id nobody recognises a record that comes twice; without its time, one that comes late; without a version, a form that has changed.',
  fix: 'Name in `x-event` the fields or headers that hold them.',
  source: 'identifiers',
  check: perTopic((topic) =>
    isOwnRecord(topic) && topic.fields['x-event'] === undefined
      ? { message: 'The contract does not say where records carry their id, time and version: there is no `x-event`.' }
      : undefined,
  ),
};

const eventField: ReviewRule = {
  id: 'event-field',
  severity: 'error',
  title: 'The fields that identify an event are in each record',
  why: 'What consumers recognise records by must be in every one of them.',
  fix: 'Write the name as the schema of payload or headers has it, and list it under `required` there.',
  source: 'identifiers',
  neverWaived: 'The contract says two different things.',
  check: perMessage((message, { fields: { 'x-event': event } }) => {
    const known = recordFields(message);
    if (event === undefined || known === undefined) return undefined;
    return Object.entries(event).flatMap(([part, name]): readonly Found[] => {
      const field = known.find((each) => each.name === name);
      if (field === undefined)
        return [{ message: `${message.name} has no field "${name}", which \`x-event.${part}\` names.` }];
      return field.isRequired
        ? []
        : [{ message: `"${name}", which \`x-event.${part}\` names, may be missing in ${message.name}.` }];
    });
  }),
};

/** Names of where Kafka keeps a record, which is another place in every copy of the topic. */
const positions = /(^|[._-])(offset|partition)([-_.]?(id|no|number))?$|(offset|partition)(id|number)?$/i;

const offsetId: ReviewRule = {
  id: 'offset-as-id',
  severity: 'error',
  title: 'An offset is no business id',
  why: 'An offset says where in one partition a record lies. In a copy, after a migration or when the record is written again it is another one.',
  fix: 'Give the event an id that its producer makes, and the business object the id that the business knows it by.',
  source: 'identifiers',
  check: perTopic(({ fields: { 'x-event': event, 'x-key': key } }) => [
    ...(['id', 'businessId'] as const).flatMap((part): readonly Found[] => {
      const name = event?.[part];
      return name !== undefined && positions.test(name)
        ? [{ path: ['x-event', part], message: `"${name}" is a position in Kafka.` }]
        : [];
    }),
    ...(key?.fields ?? []).flatMap((name, index): readonly Found[] =>
      positions.test(name) ? [{ path: ['x-key', 'fields', index], message: `"${name}" is a position in Kafka.` }] : [],
    ),
  ]),
};

const eventIdObject: ReviewRule = {
  id: 'event-id-own',
  severity: 'error',
  title: 'The id of an event is its own',
  why: 'The id of an object is the same in each of its events: who skips what has been seen skips all but the first.',
  fix: 'Give events an id of their own, beside the one of the object.',
  source: 'identifiers',
  check: perTopic(({ fields: { 'x-event': event } }) =>
    event !== undefined && [event.businessId, event.time, event.version].includes(event.id)
      ? { path: ['x-event', 'id'], message: `"${event.id}" is the ${otherUse(event)} too.` }
      : undefined,
  ),
};

function otherUse({ id, businessId, time }: NonNullable<TopicContract['fields']['x-event']>): string {
  if (id === businessId) return 'id of the business object';
  return id === time ? 'time' : 'version';
}

const holdsEvents = (topic: TopicContract) => topic.fields['x-holds'] === 'events' && isOwnRecord(topic);

const lateEvents: ReviewRule = {
  id: 'late-events',
  severity: 'warning',
  title: 'The contract says what becomes of late events',
  why: 'Stores go offline and networks break: an event comes after a newer one. Consumers that each do what they think best disagree.',
  fix: 'Say in `x-late-events` what consumers do with an event that comes late.',
  source: 'temporalAlignment',
  check: perTopic((topic) =>
    holdsEvents(topic) && topic.fields['x-late-events'] === undefined
      ? { message: 'The contract says nothing of events that come late.' }
      : undefined,
  ),
};

const replayedEvents: ReviewRule = {
  id: 'replayed-events',
  severity: 'warning',
  title: 'The contract says how replayed events are known',
  why: 'After an outage or a mistake history is read again, and producers send again what was not answered: events come twice.',
  fix: 'Say in `x-replayed-events` how consumers know such an event and what they do with it.',
  source: 'temporalAlignment',
  check: perTopic((topic) =>
    holdsEvents(topic) && topic.fields['x-replayed-events'] === undefined
      ? { message: 'The contract says nothing of events that come again.' }
      : undefined,
  ),
};

export const eventRules = [eventSaid, eventField, offsetId, eventIdObject, lateEvents, replayedEvents];
