import { z } from 'zod';
import { derivable, dnsLabel, httpUrl } from './fields';
import { mostBrokersPerZone } from './kafka';

const brokersOfZone = z.int().min(1).max(mostBrokersPerZone);

const maxPerZone = derivable(
  brokersOfZone.describe('Most brokers in each zone. `derived`: what the workloads need at their worst.'),
  1,
);

const targetCpuPercent = z.int().min(20).max(90);

const planned = z
  .array(
    z.strictObject({
      calendar: dnsLabel(40).describe('Name of a calendar of this file.'),
      brokersPerZone: brokersOfZone.describe('Brokers that each zone has at least, while it is on.'),
      leadMinutes: z
        .int()
        .min(0)
        .max(240)
        .default(30)
        .describe('Minutes before it begins at which brokers are added, so that partitions have moved in time.'),
    }),
  )
  .max(20)
  .default([])
  .describe('Planned peaks, for which brokers are added ahead. The load may add more.');

/** How the number of brokers follows the load. */
export const autoscaling = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('The number of brokers is fixed.') }),
    z.strictObject({
      kind: z
        .literal('cpu')
        .describe(
          'A HorizontalPodAutoscaler per zone on CPU, for clusters without Prometheus. It owns the number of brokers.',
        ),
      maxPerZone,
      targetCpuPercent: targetCpuPercent
        .default(60)
        .describe('CPU share of the request at which brokers are added, percent.'),
    }),
    z.strictObject({
      kind: z
        .literal('network')
        .describe(
          'KEDA scales the brokers of each zone by their share of the network’s baseline bandwidth, then CPU, as Prometheus sees them. It owns the number of brokers.',
        ),
      maxPerZone,
      prometheusUrl: httpUrl.describe(
        'Prometheus’ address as KEDA reaches it, such as `http://prometheus-operated.monitoring.svc:9090`.',
      ),
      targetNetworkPercent: z
        .int()
        .min(20)
        .max(90)
        .default(60)
        .describe('Share of the baseline bandwidth at which brokers are added, percent.'),
      targetCpuPercent: targetCpuPercent
        .default(65)
        .describe('CPU share of the request at which brokers are added, percent.'),
      planned,
    }),
  ])
  .prefault({ kind: 'none' })
  .describe('How the number of brokers follows the load.');
