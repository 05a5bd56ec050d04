import * as fc from 'fast-check';
import { weekdays } from '../../lib/config/node-scaling';

const replaceWindow = fc.record({
  day: fc.constantFrom(...weekdays),
  startHourUtc: fc.nat(23),
  hours: fc.integer({ min: 1, max: 24 }),
});

/** How generated broker nodes come and go. */
export const nodeScalingChoices = {
  /** Warm nodes of each zone where nodes follow the brokers. */
  following: fc.constantFrom(undefined, 0, 1, 3),
  nodeScaler: fc.constantFrom('clusterAutoscaler', 'karpenter'),
  nodePools: fc.record({ replaceWindow, keepNodeGroups: fc.boolean() }, { requiredKeys: [] }),
};

interface Chosen {
  readonly following: number | undefined;
  readonly nodeScaler: string;
  readonly nodePools: object;
  readonly autoscaled: boolean;
}

/** The Cluster Autoscaler has nothing to follow where the number of brokers is fixed. */
export const generatedNodeScaling = ({ following, nodeScaler, nodePools, autoscaled }: Chosen) =>
  following === undefined || (following === 0 && !autoscaled)
    ? { kind: 'fixed' }
    : { kind: nodeScaler, warmNodesPerZone: following, ...(nodeScaler === 'karpenter' ? nodePools : {}) };
