import { z } from 'zod';
import { derivable, labelKey, labelValue } from './fields';
import { mostBrokersPerZone } from './kafka';

export const autoscaling = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('The number of brokers is fixed.') }),
    z.strictObject({
      kind: z.literal('cpu').describe('A HorizontalPodAutoscaler per zone on CPU. It owns the number of brokers.'),
      maxPerZone: derivable(
        z
          .int()
          .min(1)
          .max(mostBrokersPerZone)
          .describe(
            'Most brokers in each zone. Broker nodes for all of them are there, since nothing adds nodes yet. `derived`: what the workloads need at their worst.',
          ),
        1,
      ),
      targetCpuPercent: z
        .int()
        .min(20)
        .max(90)
        .default(60)
        .describe('CPU share of the request at which brokers are added, percent.'),
    }),
  ])
  .prefault({ kind: 'none' })
  .describe('How the number of brokers follows the load.');

export const monitoring = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('Nothing scrapes the metrics.') }),
    z.strictObject({
      kind: z.literal('podMonitor').describe('A PodMonitor for the Prometheus operator.'),
      scrapeIntervalSeconds: z.int().min(10).max(300).default(30).describe('Seconds between scrapes.'),
      labels: z
        .record(labelKey, labelValue)
        .default({})
        .describe('Labels by which your Prometheus selects the PodMonitor.'),
    }),
  ])
  .prefault({ kind: 'podMonitor' })
  .describe('How metrics are collected.');

const component = (what: string) =>
  z
    .enum(['required', 'preinstalled', 'absent'])
    .default('required')
    .describe(
      `${what} \`required\`: the kit installs it in a new EKS cluster and checks for it elsewhere; \`preinstalled\`: the kit only checks for it; \`absent\`: objects that need it are not rendered.`,
    );

/** What the deployment can't do without where it asks for it. */
const needed = (what: string) =>
  z
    .enum(['required', 'preinstalled'])
    .default('required')
    .describe(
      `${what} \`required\`: the kit installs it in a new EKS cluster and checks for it elsewhere; \`preinstalled\`: the kit only checks for it.`,
    );

export const components = z
  .strictObject({
    metricsServer: component('metrics-server, which the autoscaler reads.'),
    prometheusOperator: component('Prometheus operator, which reads PodMonitors.'),
    certManager: needed('cert-manager, which issues certificates.'),
    loadBalancerController: needed('AWS Load Balancer Controller, which binds brokers to target groups.'),
  })
  .prefault({})
  .describe('Cluster components that the manifests lean on.');

export const delivery = z
  .enum(['bundle', 'cdk'])
  .describe(
    'How manifests reach the cluster. `bundle`: ordered files for `automq-kit apply`; the default where no EKS cluster is made. `cdk`: `cdk deploy --all` applies them; the default for a new EKS cluster.',
  );
