import type { Access } from '../model/access';
import type { AclEntry } from './desired-state';

/** Operations on one resource, with the reason. */
export interface NeededRights extends Pick<AclEntry, 'resource' | 'name' | 'pattern'> {
  readonly operations: readonly string[];
  readonly why: string;
  /** First day of an approval of their own. */
  readonly from?: string | undefined;
  /** Last day of it. */
  readonly until?: string | undefined;
}

/**
 * What an operation of a contract needs. These are the operations that brokers ask for (AutoMQ 1.7.3, KafkaApis and
 * StandardAuthorizerData): `write` on a topic includes the right to be idempotent (InitProducerId), so nothing on the
 * cluster is granted; `read` on a group is what joining, committing and resetting it take, so a reset can’t be told from
 * going on. `delete` on the group is what a recorded right to replay adds (docs/decisions/019-rights-from-contracts.md).
 * `describe` follows from `read` and from `write`, and stands beside them as `kafka-acls.sh` writes it.
 */
export const neededRights = (access: Access): readonly NeededRights[] =>
  access.action === 'send' ? sendersRights(access) : receiversRights(access);

const ofTopic = (name: string, operations: readonly string[], why: string): NeededRights => ({
  resource: 'topic',
  name,
  pattern: 'literal',
  operations,
  why,
});

const sendersRights = ({ operation, topic, fields }: Access): readonly NeededRights[] => [
  ofTopic(topic, ['write', 'describe'], `${operation} sends to it.`),
  ...fields['x-transactional-ids'].map((id): NeededRights => ({
    resource: 'transactionalId',
    ...id,
    operations: ['write', 'describe'],
    why: `${operation} sends to ${topic} in transactions.`,
  })),
];

function receiversRights(access: Access): readonly NeededRights[] {
  const { operation, topic, fields } = access;
  const { 'x-dead-letter': deadLetter, 'x-retry': retry } = fields;
  return [
    ofTopic(topic, ['read', 'describe'], `${operation} reads it.`),
    ...groupRights(access),
    ...(deadLetter === undefined
      ? []
      : [ofTopic(deadLetter, ['write', 'describe'], `${operation} leaves there what it can’t process.`)]),
    ...(retry === undefined
      ? []
      : [ofTopic(retry, ['write', 'read', 'describe'], `${operation} leaves there what it will try again.`)]),
  ];
}

function groupRights({ operation, topic, group, fields }: Access): readonly NeededRights[] {
  if (group === undefined) return [];
  const ofGroup = { resource: 'group', name: group, pattern: 'literal' } as const;
  const replay = fields['x-may-replay'];
  return [
    { ...ofGroup, operations: ['read'], why: `${operation} reads ${topic} in it.` },
    ...(replay === undefined
      ? []
      : [
          {
            ...ofGroup,
            operations: ['delete'],
            why: `${operation} may replay ${replay.windowHours} hours of ${topic}: approved by ${replay.approver} on ${replay.on}.`,
            from: replay.on,
            until: replay.until,
          },
        ]),
  ];
}
