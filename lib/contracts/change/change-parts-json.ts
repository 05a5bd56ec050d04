import { z } from 'zod';

/** Parts of a plan of changes as JSON. */
export const acl = z.strictObject({
  resource: z.enum(['topic', 'group', 'transactionalId', 'cluster']),
  name: z.string(),
  pattern: z.enum(['literal', 'prefixed']),
  principal: z.string(),
  operation: z.string(),
  permission: z.enum(['allow', 'deny']),
  host: z.string().optional().describe('Left out for every host.'),
});

export const quota = z.strictObject({
  user: z.string(),
  producerByteRate: z.number().optional().describe('Bytes each second on each broker.'),
  consumerByteRate: z.number().optional().describe('Bytes each second on each broker.'),
  requestPercentage: z.number().optional().describe('Percent of the request threads of each broker.'),
});

export const desiredTopic = z.strictObject({
  name: z.string(),
  partitions: z.int(),
  replicas: z.int().optional(),
  config: z.record(z.string(), z.string()),
  owner: z.string(),
  dataClass: z.string(),
  sensitive: z.boolean(),
  ordered: z.boolean(),
  keyFields: z.array(z.string()),
  clients: z.array(
    z.strictObject({
      operation: z.string(),
      action: z.enum(['send', 'receive']),
      principal: z.string(),
      owner: z.string(),
      group: z.string().optional(),
    }),
  ),
  repartition: z.strictObject({ partitions: z.int(), owner: z.string(), on: z.string() }).optional(),
  normalBytesPerSecond: z.number(),
});
