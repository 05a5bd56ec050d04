/** What is checked of contracts beside what `fileChecks` says of every file; the reference in docs is made from it. */
export interface DocumentCheck {
  readonly id: string;
  readonly why: string;
}

const checks = {
  'contract-paths': 'A folder that is misspelt would be contracts that silently do not hold.',
  'asyncapi-version': 'Channels and operations mean other things in AsyncAPI 2.',
  'unknown-binding':
    'Every channel is a topic of Kafka; a binding of anything else would be read as if it were not there.',
  reference:
    'A `$ref` leads to a file in one of the folders; nothing is fetched, so that contracts mean the same everywhere.',
  'topic-name': 'Kafka takes letters, digits, ".", "_" and "-", up to 249 of them.',
  'topic-pattern': 'Names are the one thing of a topic that can’t be changed later.',
  'topic-reserved': 'The deployment makes topics of its own.',
  'topic-twice': 'Two contracts for one topic disagree some day.',
  'topic-collision': 'Kafka makes one metric of names that differ only in "." and "_", and refuses the second topic.',
  'topic-prefix': 'Brokers know sensitive topics by how their names begin, and log who was let in.',
  'topic-setting': 'A setting that brokers do not know, or a value that they do not take, makes them refuse the topic.',
  'retained-bytes': 'One setting has one value.',
  'unknown-workload': 'The workload group says what is planned for the topic.',
  'topic-outside-workload': 'The group’s envelopes would be held against the wrong topics.',
  'unknown-data-class': 'The class says for how long data may be kept, and who is asked before it is read.',
  'unknown-environment': 'What is said for an environment that is misspelt would hold nowhere.',
  'unknown-principal': 'Rights are those of users that the deployment knows.',
  'principal-rights': 'Two places that write the rights of one user overwrite each other.',
  'operation-channel': 'An operation is on a topic that has a contract.',
  'operation-reply': 'An answer is written and read by operations of its own, with rights of their own.',
  'group-missing': 'Without its consumer group a reader has no right to commit.',
  'group-of-sender': 'A key that does nothing was meant otherwise.',
  'transactions-of-receiver': 'The right to a transactional id follows from the operation that sends.',
  'one-name': 'Rights are on one group and one client, so the schema allows one text.',
  'avro-schema': 'Records can’t be checked by a schema that no parser reads.',
  'schema-format': 'Schemas that nobody reads can’t be compared.',
  removal: 'A topic is kept or deleted, and deleted once.',
} satisfies Record<string, string>;

/**
 * Those that hold documents against the deployment, or against what this version of AutoMQ knows. Documents of before were
 * right by what was true then.
 */
export const deploymentChecks: ReadonlySet<string> = new Set<keyof typeof checks>([
  'topic-pattern',
  'topic-reserved',
  'topic-prefix',
  'topic-setting',
  'unknown-workload',
  'topic-outside-workload',
  'unknown-data-class',
  'unknown-environment',
  'unknown-principal',
  'principal-rights',
]);

export const documentChecks: readonly DocumentCheck[] = Object.entries(checks).map(([id, why]) => ({ id, why }));
