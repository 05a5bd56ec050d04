import type { AgreementCheck, Halves } from './check';
import type { Account, PlacedResource } from './account';
import type { RenderedPool } from './pools';
import type { PodsOnNodes } from './pods-on-nodes';
import { nodePoolsOf } from './node-pools-agree';
import { podsOnItsNodes } from './pods-on-nodes';

interface NodeGroup {
  readonly NodegroupName: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly Taints?: readonly { readonly Key: string; readonly Value?: string; readonly Effect: string }[];
  readonly Subnets: readonly unknown[];
  readonly ScalingConfig?: { readonly DesiredSize?: number; readonly MaxSize?: number };
}

const effects: Readonly<Record<string, string>> = {
  NO_SCHEDULE: 'NoSchedule',
  NO_EXECUTE: 'NoExecute',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
};

/** Pods and nodes meet by label, taint and zone; any difference leaves pods pending. */
export const nodeGroupsAgree: AgreementCheck = {
  id: 'node-groups',
  why: 'Every StatefulSet without a NodePool has a node group with its labels, tolerated taints, its zone and enough nodes.',
  check: ({ account, pools, objects }: Halves) => [
    ...pools.flatMap(rackProblems),
    ...pools
      .filter((pool) => nodePoolsOf(pool, objects).length === 0)
      .flatMap((pool) => poolProblems({ ...pool, ...podsOnItsNodes(pool, objects) }, account)),
  ],
};

/** A pool with what an autoscaler may make of it, and what takes nodes beside it. */
type SizedPool = RenderedPool & PodsOnNodes;

function poolProblems(pool: SizedPool, account: Account): readonly string[] {
  if (pool.replicas === 0) return [];
  const groups = account.ofType('AWS::EKS::Nodegroup');
  const labelled = groups.filter((group) => hasLabels(nodeGroup(group), pool.nodeSelector));
  if (labelled.length === 0)
    return [`${pool.name} selects nodes by ${JSON.stringify(pool.nodeSelector)}, which no node group has`];
  const inZone = labelled.filter((group) => isInZone(group, pool, account));
  if (inZone.length === 0)
    return [`${pool.name} is bound to zone ${zonesOf(pool).join(', ')}, in which no node group with its labels is`];
  return inZone.flatMap((group) => groupProblems(nodeGroup(group), pool));
}

function groupProblems(group: NodeGroup, pool: SizedPool): readonly string[] {
  const refused = (group.Taints ?? []).filter(
    ({ Key, Value, Effect }) =>
      !pool.tolerations.some(
        ({ key, value, effect }) =>
          key === Key && value === Value && (effect === undefined || effect === effects[Effect]),
      ),
  );
  const nodes = group.ScalingConfig?.DesiredSize ?? 0;
  return [
    ...refused.map(
      ({ Key, Value }) =>
        `node group ${group.NodegroupName} has taint ${Key}=${Value ?? ''}, which ${pool.name} does not tolerate`,
    ),
    ...(pool.replicas !== undefined && pool.replicas > nodes
      ? [`${pool.name} has ${pool.replicas} pods, one a node, and node group ${group.NodegroupName} ${nodes} nodes`]
      : []),
    ...ceilingProblems(group, pool),
  ];
}

function ceilingProblems({ NodegroupName, ScalingConfig }: NodeGroup, pool: SizedPool): readonly string[] {
  const nodes = ScalingConfig?.MaxSize ?? 0;
  return pool.most + pool.warm > nodes
    ? [
        `${pool.name} may have ${pool.most} pods and ${pool.warm} warm ones beside them, one a node, and node group ${NodegroupName} at most ${nodes} nodes`,
      ]
    : [];
}

function rackProblems(pool: RenderedPool): readonly string[] {
  const rack = pool.properties.get('broker.rack');
  const zones = zonesOf(pool);
  return rack === undefined || zones.includes(rack)
    ? []
    : [`${pool.name} says broker.rack=${rack} and is bound to zone ${zones.join(', ')}`];
}

const nodeGroup = ({ resource }: PlacedResource) => resource.Properties as unknown as NodeGroup;

const hasLabels = ({ Labels = {} }: NodeGroup, wanted: Readonly<Record<string, string>>) =>
  Object.entries(wanted).every(([key, value]) => Labels[key] === value);

const zonesOf = ({ affinity }: RenderedPool) => affinity.flatMap(({ values }) => values);

/** Whether the subnets are in the pool's zone; a subnet that no stack makes is taken at the file's word, by the group's name. */
function isInZone(group: PlacedResource, pool: RenderedPool, account: Account): boolean {
  const { Subnets, NodegroupName } = nodeGroup(group);
  return Subnets.every((subnet) => {
    const zone = account.target(group.stack, subnet)?.resource.Properties?.AvailabilityZoneId;
    return zone === undefined ? NodegroupName.endsWith(pool.name) : zonesOf(pool).some((id) => id === zone);
  });
}
