import { z } from 'zod';

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
    prometheusOperator: component('Prometheus operator, which reads PodMonitors and alert rules.'),
    keda: component('KEDA, which scales brokers by what Prometheus sees.'),
    certManager: needed('cert-manager, which issues certificates.'),
    loadBalancerController: needed('AWS Load Balancer Controller, which binds brokers to target groups.'),
    clusterAutoscaler: needed('Cluster Autoscaler, which adds and removes broker nodes.'),
    karpenter: needed('Karpenter, which adds, removes and replaces broker nodes.'),
  })
  .prefault({})
  .describe('Cluster components that the manifests lean on.');

export const delivery = z
  .enum(['bundle', 'cdk'])
  .describe(
    'How manifests reach the cluster. `bundle`: ordered files for `automq-kit apply`; the default where no EKS cluster is made. `cdk`: `cdk deploy --all` applies them; the default for a new EKS cluster.',
  );
