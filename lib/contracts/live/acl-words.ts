import type { AclEntry } from '../desired/desired-state';

/** Numbers of Kafka’s protocol for the words of an entry (org.apache.kafka.common.acl and .resource). */
export const aclWords = {
  resource: { topic: 2, group: 3, cluster: 4, transactionalId: 5 },
  pattern: { literal: 3, prefixed: 4 },
  permission: { deny: 2, allow: 3 },
  operation: {
    all: 2,
    read: 3,
    write: 4,
    create: 5,
    delete: 6,
    alter: 7,
    describe: 8,
    clusterAction: 9,
    describeConfigs: 10,
    alterConfigs: 11,
    idempotentWrite: 12,
  },
} as const satisfies {
  readonly resource: Readonly<Record<AclEntry['resource'], number>>;
  readonly pattern: Readonly<Record<AclEntry['pattern'], number>>;
  readonly permission: Readonly<Record<AclEntry['permission'], number>>;
  readonly operation: Readonly<Record<string, number>>;
};

/** The word of a number; undefined for what contracts know nothing of, such as a delegation token. */
export const wordOf = <W extends string>(words: Readonly<Record<W, number>>, found: number): W | undefined =>
  (Object.keys(words) as W[]).find((word) => words[word] === found);

/** The number of a word that came as text. */
export function numberOf(words: Readonly<Record<string, number>>, word: string): number {
  const found = words[word];
  if (found === undefined) throw new Error(`Kafka has no ${word}`);
  return found;
}

/** How Kafka calls the cluster as a resource. */
export const clusterResource = 'kafka-cluster';
