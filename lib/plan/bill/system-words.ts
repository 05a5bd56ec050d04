import type { SystemId } from './bill';

/** What a system is called within a sentence. */
export const systemWords: Readonly<Record<SystemId, string>> = {
  automq: 'this deployment',
  kafka: 'broker-local Kafka',
  'kafka-tiered': 'Kafka with tiered storage',
  msk: 'Amazon MSK',
};
