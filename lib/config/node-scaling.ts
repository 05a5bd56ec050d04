import { z } from 'zod';
import { defaultNodeImage } from '../facts/node-images';

const warmNodesPerZone = z
  .int()
  .min(0)
  .max(3)
  .default(0)
  .describe(
    'Nodes of each zone that are kept for the next broker, with the image on them, so that it need not wait minutes for one. They cost what other broker nodes cost.',
  );

/** In the order in which cron counts them. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const replaceWindow = z
  .strictObject({
    day: z
      .enum(weekdays)
      .describe(
        'Day of the zone with number 0; each further number has its window a day later, so that no two zones share one.',
      ),
    startHourUtc: z.int().min(0).max(23).describe('Hour at which it begins, UTC: Karpenter knows no other time zone.'),
    hours: z.int().min(1).max(24).describe('How long it is.'),
  })
  .optional()
  .describe(
    'Hours of the week in which Karpenter may replace a zone’s nodes because their image, type, tags or settings have changed. Without it they are replaced as soon as the file says so. Empty nodes go at any time.',
  );

export const brokerNodeScaling = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fixed').describe('Nodes for the most brokers that may come are always there.'),
    }),
    z.strictObject({
      kind: z
        .literal('clusterAutoscaler')
        .describe(
          'The Cluster Autoscaler adds a node for a broker that finds none, and removes one on which no broker has been for ten minutes.',
        ),
      warmNodesPerZone,
    }),
    z.strictObject({
      kind: z
        .literal('karpenter')
        .describe(
          'Karpenter does the same, with a node pool for each zone in place of the node group. It also replaces nodes when their image, type, tags or settings change, one of a zone at a time. On a cluster that is there its own Karpenter does so: its role must be allowed to pass the role of these nodes to EC2 and to use their subnets and the key of their volumes, and the cluster must take access entries.',
        ),
      warmNodesPerZone,
      image: z
        .string()
        .regex(/^v\d{8}$/, { error: 'must be a release of EKS’s AL2023 images such as "v20260714"' })
        .default(defaultNodeImage)
        .describe(
          'Release of EKS’s AL2023 images that the nodes start from. Another one replaces them, in the window if there is one.',
        ),
      replaceWindow,
      keepNodeGroups: z
        .boolean()
        .default(false)
        .describe(
          'Whether the node groups of brokers stay, with nodes for the most brokers: only while a deployment that runs moves to Karpenter or back. Without it the nodes that brokers run on go, or are shut out of the cluster, before there are others.',
        ),
    }),
  ])
  .prefault({ kind: 'fixed' })
  .describe('How the number of broker nodes follows the number of brokers.');
