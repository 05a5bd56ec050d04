import type { DeploymentConfig } from '../../config/schema';
import { isAws } from '../../config/schema';
import { instanceTypes } from '../../facts/instance-types';
import { brokerNode } from '../eks-node';
import { kubernetesPlatformOf } from '../kubernetes-platform';
import type { NodeShape } from '../memory';
import { workloadGroup } from '../workload-group';
import type { Site } from './site';
import { siteOf } from './site';

/** The same as of a deployment, of a file that rules may refuse yet. */
export const siteOfConfig = (config: DeploymentConfig, node: NodeShape): Site =>
  siteOf(
    {
      zones: Math.max(1, config.zones.filter(({ state }) => state === 'active').length),
      node,
      tls: config.security.kind === 'tls',
      zoneRouter: config.kafka.zoneRouter,
      wal: config.storage.wal,
    },
    { ...config, workloads: config.workloads.map(workloadGroup) },
  );

/** What a broker has of its node; undefined for an instance type that nobody knows. */
export function brokerNodeOf(config: DeploymentConfig): NodeShape | undefined {
  if (!isAws(config)) return kubernetesPlatformOf(config).nodes.brokers;
  const { instanceType, scaling } = config.platform.nodes.brokers;
  const facts = Object.hasOwn(instanceTypes, instanceType) ? instanceTypes[instanceType] : undefined;
  return facts && brokerNode(facts, scaling);
}
