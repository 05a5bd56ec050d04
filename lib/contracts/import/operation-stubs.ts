import { z } from 'zod';
import { operationFields } from '../config/operation-fields';
import { kafkaName } from '../../config/fields';
import { partitionRate } from '../config/x-fields';
import type { MeasuredAccess } from './measured-access';
import { isActive } from './measured-access';
import type { MeasuredGroup, MeasuredTopic, Measurement } from './measurement';
import type { StubLine } from './stub';
import { userNameOf } from './user-name';

type Quota = Measurement['quotas'][number];

interface OperationContext {
  readonly access: MeasuredAccess;
  /** Makes the name of an operation one that no other has. */
  readonly name: (wanted: string) => string;
}

/** Operations of one topic: those who may write it, and the groups that read it. */
export function operationStubs(topic: MeasuredTopic, context: OperationContext): readonly StubLine[] {
  const { writersOf, groupsOf } = context.access;
  const senders = writersOf(topic.name).filter((principal) => principal !== 'User:*');
  const receivers = groupsOf(topic.name).filter((group) => isActive(group) && isGroupName(group.name));
  return [
    ...senders.map((principal) => sendStub(topic, principal, context)),
    ...receivers.map((group) => receiveStub(topic, group, context)),
  ];
}

/** Whether a deployment file and a contract take the name; Kafka itself takes any text. */
export const isGroupName = (name: string): boolean => kafkaName.safeParse(name).success;

function sendStub(topic: MeasuredTopic, principal: string, { access, name }: OperationContext): StubLine {
  const ids = access.transactionalIdsOf(principal).filter((acl) => kafkaName.safeParse(acl.name).success);
  const isIdempotent = topic.sample?.idempotentPercent === 100;
  return {
    key: name(operationName('send', topic.name, principal)),
    value: {
      lines: [
        { key: 'action', value: 'send' },
        { key: 'channel', value: reference(topic.name) },
        ...principalLines([principal], 'may write it by ACL; whether it does, brokers don’t say'),
        ...(isIdempotent
          ? [
              { note: 'Every sampled batch is from an idempotent producer, which waits for all replicas.' },
              { key: 'x-acks', value: 'all' },
            ]
          : [{ note: 'What it waits for is unknown: x-acks is `all` where it isn’t written.' }]),
        ...(ids.length === 0
          ? []
          : [
              {
                key: 'x-transactional-ids',
                value: ids.map(({ name: id, pattern }) => ({
                  lines: [
                    { key: 'name', value: id },
                    { key: 'pattern', value: pattern },
                  ],
                })),
              },
            ]),
        ...quotaLines(principal, access),
      ],
    },
  };
}

function receiveStub(topic: MeasuredTopic, group: MeasuredGroup, { access, name }: OperationContext): StubLine {
  const candidates = access.readersWith(topic.name, group.name).filter((principal) => principal !== 'User:*');
  const only = candidates.length === 1 ? candidates.join('') : undefined;
  return {
    key: name(operationName('receive', topic.name, group.name)),
    value: {
      lines: [
        { key: 'action', value: 'receive' },
        { key: 'channel', value: reference(topic.name) },
        ...principalLines(candidates, `may read it with group ${group.name} by ACL`),
        ...(group.members.length > 0 ? [{ key: 'x-instances', value: group.members.length }] : []),
        {
          key: 'bindings',
          value: {
            lines: [
              {
                key: 'kafka',
                value: {
                  lines: [
                    {
                      key: 'groupId',
                      value: {
                        lines: [
                          { key: 'type', value: 'string' },
                          { key: 'const', value: group.name },
                        ],
                      },
                    },
                  ],
                },
              },
            ],
          },
        },
        ...(only === undefined ? [] : quotaLines(only, access)),
        { note: groupFacts(topic.name, group) },
        { note: `Where it begins without an offset (auto.offset.reset): ${group.reset.policy}; ${group.reset.why}.` },
      ],
    },
  };
}

/** What was seen of a group and one topic, in one sentence. */
export function groupFacts(topic: string, { state, members, topics }: MeasuredGroup): string {
  const own = topics.find(({ name }) => name === topic);
  const clients = [...new Set(members.map(({ clientId }) => clientId))].sort();
  const named = clients.length === 0 ? '' : ` (client ids ${clients.slice(0, 5).join(', ')})`;
  const offsets =
    own === undefined
      ? 'without an offset of the topic'
      : `${own.lag} records behind, moved by ${own.moved} while it was measured`;
  const lost =
    own === undefined || own.lostPartitions === 0
      ? ''
      : `; the next record of ${own.lostPartitions} partitions is gone already`;
  return `State ${state}, members: ${members.length}${named}, ${offsets}${lost}.`;
}

const reference = (topic: string) => ({ lines: [{ key: '$ref', value: `#/channels/${topic}` }] });

const operationName = (action: string, topic: string, who: string) =>
  `${action}.${topic}.${who
    .replace(/^User:/, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 100)}`;

/** The principal, where there is one that a user can be called. */
function principalLines(principals: readonly string[], why: string): readonly StubLine[] {
  const [only, ...others] = principals;
  const user = only === undefined || others.length > 0 ? undefined : userNameOf(only);
  if (user !== undefined) return [{ key: 'x-principal', value: user }];
  const known =
    principals.length === 0
      ? 'No ACL tells who it is.'
      : `${principals.slice(0, 10).join(', ')}: ${why}. Users are lower-case letters, digits, ".", "_" and "-".`;
  const what = z.string().parse(operationFields.shape['x-principal'].description);
  return [{ question: { key: 'x-principal', what, by: 'the team that runs the client', known } }];
}

const mib = 2 ** 20;

function quotaLines(principal: string, { quotaOf }: MeasuredAccess): readonly StubLine[] {
  const user = userNameOf(principal);
  const quota = user === undefined ? undefined : quotaOf(user);
  if (quota === undefined) return [];
  return [{ note: 'The quota that it has.' }, { key: 'x-quota', value: { lines: quotaFigures(quota) } }];
}

const quotaFigures = ({ producerByteRate, consumerByteRate, requestPercentage }: Quota): readonly StubLine[] => [
  ...rateLine('producerMibPerSecond', producerByteRate),
  ...rateLine('consumerMibPerSecond', consumerByteRate),
  ...(requestPercentage === undefined ? [] : [{ key: 'requestPercent', value: requestPercentage }]),
];

function rateLine(key: string, bytesPerSecond: number | undefined): readonly StubLine[] {
  if (bytesPerSecond === undefined) return [];
  const value = bytesPerSecond / mib;
  if (partitionRate.safeParse(value).success) return [{ key, value }];
  return [{ note: `${key}: ${value} is beyond what a contract takes.` }];
}
