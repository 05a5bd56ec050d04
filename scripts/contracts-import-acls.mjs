// Rights on the topics and groups of the checks of `automq-kit contracts import`, by the numbers of Kafka's protocol.
const [topic, group, cluster] = [2, 3, 4];
const [literal, prefixed] = [3, 4];
const [read, write, describe, describeConfigs] = [3, 4, 8, 10];
const acl = (user, operation, [resourceType, resourceName, resourcePatternType]) => ({
  resourceType,
  resourceName,
  resourcePatternType,
  principal: `User:${user}`,
  host: '*',
  operation,
  permissionType: 3,
});

/**
 * `import-writer` and `import-reader` are clients, `import-blind` may describe and not read. `import-stranger` may nothing.
 */
export const importAcls = [
  acl('import-writer', write, [topic, 'import.', prefixed]),
  acl('import-reader', read, [topic, 'import.', prefixed]),
  acl('import-reader', read, [group, 'import-', prefixed]),
  ...[describe, describeConfigs].flatMap((operation) => [
    acl('import-blind', operation, [topic, '*', literal]),
    acl('import-blind', operation, [cluster, 'kafka-cluster', literal]),
  ]),
  acl('import-blind', describe, [group, '*', literal]),
];

/** A filter that lets every entry through. */
export const everyAcl = {
  resourceType: 1,
  resourceName: null,
  resourcePatternType: 1,
  principal: null,
  host: null,
  operation: 1,
  permissionType: 1,
};
