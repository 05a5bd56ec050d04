import { counted } from '../../model/wording';
import type { ContractSet } from '../model/contract-set';

/**
 * What AutoMQ makes of the replicas that contracts ask for: nothing, and it is no fault of theirs. Undefined where none
 * asks for more than one.
 */
export function automqReplicas({ topics }: Pick<ContractSet, 'topics'>): string | undefined {
  const asking = topics.filter(
    ({ replicas, config }) => (replicas ?? 1) > 1 || Number(config['min.insync.replicas'] ?? 1) > 1,
  );
  return asking.length === 0
    ? undefined
    : `${counted(asking.length, 'contract')} ${asking.length === 1 ? 'asks' : 'ask'} for several replicas. AutoMQ keeps one, with min.insync.replicas=1, whatever is asked: its records are durable in the object store once \`acks=all\` is answered. On plain Kafka they hold as they are written.`;
}
