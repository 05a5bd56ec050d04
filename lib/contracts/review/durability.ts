import { perAccess } from './per-access';
import { perTopic } from './per-topic';
import type { Answer, ReviewRule } from './rule';
import type { TopicContract } from '../model/topic-contract';
import { settingPath } from './hours-of-setting';

const inSyncPath = settingPath('min.insync.replicas');

const acksDurability: ReviewRule = {
  id: 'acks-durability',
  severity: 'error',
  title: 'Producers of confirmed records wait for all acknowledgements',
  why: 'AutoMQ answers `acks=all` when the write-ahead log has the record in durable storage, and `acks=1` or `0` before: what a producer takes for written is lost with its broker. On plain Kafka it is lost with the leader.',
  fix: 'Write `x-acks: all`, which is the default of clients; or `x-durability: bestEffort` where records may be lost.',
  source: 'durability',
  check: perAccess(({ access: { action, principal, fields }, topic }) =>
    action === 'send' && fields['x-acks'] !== 'all' && topic.fields['x-durability'] === 'confirmed'
      ? {
          path: ['x-acks'],
          message: `${principal} sends with acks=${fields['x-acks']}, and records are \`confirmed\`.`,
        }
      : undefined,
  ),
};

const acksTransaction: ReviewRule = {
  id: 'acks-transaction',
  severity: 'error',
  title: 'Transactions wait for all acknowledgements',
  why: 'A transactional producer is idempotent, and an idempotent one needs `acks=all`; clients refuse anything else.',
  fix: 'Write `x-acks: all`, or leave `x-transactional-ids` away.',
  source: 'durability',
  neverWaived: 'Kafka’s clients refuse it.',
  check: perAccess(({ access: { fields }, topic }) => {
    const [first] = fields['x-transactional-ids'];
    // With records that are confirmed another rule says it.
    return first !== undefined && fields['x-acks'] !== 'all' && topic.fields['x-durability'] !== 'confirmed'
      ? { path: ['x-acks'], message: `acks=${fields['x-acks']} beside the transactional id "${first.name}".` }
      : undefined;
  }),
};

const durabilityRole: ReviewRule = {
  id: 'durability-source',
  severity: 'error',
  title: 'A source of truth loses nothing that it confirmed',
  why: 'Nobody else has the fact, so what is lost here is lost.',
  fix: 'Write `x-durability: confirmed`; where records may be lost, it is `rawCapture` and no source of truth.',
  source: 'durability',
  check: perTopic(({ fields }) =>
    fields['x-role'].kind === 'sourceOfTruth' && fields['x-durability'] === 'bestEffort'
      ? { path: ['x-durability'], message: '`bestEffort`, and the topic is the source of truth.' }
      : undefined,
  ),
};

const replicasAgree: ReviewRule = {
  id: 'replicas-agree',
  severity: 'warning',
  title: 'Replicas and in-sync replicas suit each other',
  why: 'AutoMQ keeps one replica whatever is asked. On plain Kafka, where a contract may be used too, replicas alone confirm nothing: `acks=all` waits for `min.insync.replicas`, and where that is all of them the first broker that stops stops all writes.',
  fix: 'Write `replicas: 3` with `min.insync.replicas: 2`, or neither of them.',
  source: 'durability',
  check: perTopic((topic) => {
    const inSync = topic.config['min.insync.replicas'];
    if (topic.replicas === undefined)
      return inSync === undefined
        ? undefined
        : { path: inSyncPath, message: `min.insync.replicas: ${inSync} without \`replicas\`.` };
    if (inSync !== undefined) return disagreement(topic, topic.replicas, inSync);
    return topic.replicas === 1
      ? undefined
      : {
          path: ['bindings', 'kafka', 'replicas'],
          message: `replicas: ${topic.replicas} without min.insync.replicas.`,
        };
  }),
};

function disagreement({ fields }: TopicContract, replicas: number, inSync: string): Answer {
  const least = replicas > 1 && fields['x-durability'] === 'confirmed' ? 2 : 1;
  const most = Math.max(1, replicas - 1);
  if (Number(inSync) >= least && Number(inSync) <= most) return undefined;
  const wanted =
    least > most
      ? 'no number of them confirms records and survives the loss of a broker.'
      : `${least === most ? least : `${least} to ${most}`} confirm records and survive the loss of a broker.`;
  return { path: inSyncPath, message: `min.insync.replicas: ${inSync} of ${replicas} replicas; ${wanted}` };
}

export const durabilityRules = [acksDurability, acksTransaction, durabilityRole, replicasAgree];
