import type { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';
import type { Pool } from '../lib/model/pools';

type Placement = Pick<k8s.PodSpec, 'nodeSelector' | 'tolerations'> & { readonly nodeAffinity: k8s.NodeAffinity };

/** Puts a pod on the nodes that are meant for the processes of a pool, in the zone of their volumes and their rack. */
export function nodePlacement(
  { platform }: Pick<Deployment, 'platform'>,
  { component, zone }: Pick<Pool, 'component' | 'zone'>,
): Placement {
  const { labels, taints } = platform.nodes[component === 'broker' ? 'brokers' : 'controllers'];
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: platform.zoneLabel, operator: 'In', values: [zone.id] }] }],
      },
    },
    nodeSelector: Object.keys(labels).length > 0 ? labels : undefined,
    tolerations:
      taints.length > 0
        ? taints.map(({ key, value, effect }) => ({ key, operator: 'Equal', value, effect }))
        : undefined,
  };
}
