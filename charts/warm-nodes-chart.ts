import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { warmNodesPerZone } from '../lib/model/broker-nodes';
import type { Deployment } from '../lib/model/deployment';
import { componentLabel, deploymentSelector, objectLabels, poolSelector } from '../lib/model/labels';
import { priorityClassOf, warmNodesName } from '../lib/model/names';
import type { Pool } from '../lib/model/pools';
import { namespacedChartProps } from './chart-props';
import { nodePlacement } from './node-placement';
import { pullSecrets } from './pull-secrets';
import { securityContext } from './security-context';

/**
 * Pods that do nothing and fill a broker node each, below every priority: a broker that finds no node takes the place of
 * one at once, and whoever adds nodes adds one for the pod that had to go. They run the brokers' own image, so
 * that it is on the node already and needs no other one in a registry. Empty where no nodes are kept.
 */
export class WarmNodesChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const replicas = warmNodesPerZone(deployment);
    if (replicas === 0) return;
    for (const pool of deployment.brokers) {
      const selector = poolSelector(deployment.name, 'warm', pool.zone.id);
      new k8s.KubeDeployment(this, pool.zone.id, {
        metadata: { name: warmNodesName(pool.zone.id), labels: selector },
        spec: {
          replicas,
          revisionHistoryLimit: 1,
          selector: { matchLabels: selector },
          // A new pod finds no node beside the one that it replaces.
          strategy: { type: 'Recreate' },
          template: {
            metadata: { labels: { ...objectLabels(deployment.name), ...selector } },
            spec: podSpec(deployment, pool),
          },
        },
      });
    }
  }
}

function podSpec(deployment: Deployment, pool: Pool): k8s.PodSpec {
  const { nodeAffinity, ...placement } = nodePlacement(deployment, pool);
  const { cpuRequestMillis, memoryMib } = pool.size;
  const memory = k8s.Quantity.fromString(`${memoryMib}Mi`);
  return {
    ...placement,
    affinity: { nodeAffinity, podAntiAffinity: aloneOnItsNode(deployment.name) },
    automountServiceAccountToken: false,
    containers: [
      {
        name: 'warm',
        image: deployment.kafka.image,
        imagePullPolicy: 'IfNotPresent',
        command: ['sleep', 'infinity'],
        resources: {
          requests: { cpu: k8s.Quantity.fromString(`${cpuRequestMillis}m`), memory },
          limits: { memory },
        },
        securityContext: securityContext.container,
      },
    ],
    enableServiceLinks: false,
    imagePullSecrets: pullSecrets(deployment),
    priorityClassName: priorityClassOf(deployment.name, 'warm'),
    securityContext: securityContext.pod,
    // The first process of a container ignores SIGTERM unless it asks for it, and the broker is not to wait for that.
    terminationGracePeriodSeconds: 0,
  };
}

const aloneOnItsNode = (deployment: string): k8s.PodAntiAffinity => ({
  requiredDuringSchedulingIgnoredDuringExecution: [
    {
      labelSelector: {
        matchLabels: deploymentSelector(deployment),
        matchExpressions: [{ key: componentLabel, operator: 'In', values: ['broker', 'warm'] }],
      },
      topologyKey: 'kubernetes.io/hostname',
    },
  ],
});
