import type { Path } from '../config/problem';
import { nearest } from '../config/nearest';
import type { AwsDeploymentConfig, DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { instanceTypes } from '../facts/instance-types';
import { kubernetesPlatformOf } from '../model/kubernetes-platform';
import type { NodeShape } from '../model/memory';
import { brokerNode, eksNode } from '../model/eks-node';
import { brokerSize, controllerSize, leastBrokerHeapMib, leastControllerHeapMib } from '../model/memory';
import { factOf } from './fact';
import type { Finding, Rule } from './rule';
import { awsRule, productionRule } from './rule';

interface TypedNodes {
  readonly path: Path;
  readonly instanceType: string;
}

const nodesPath = ['platform', 'nodes'];

function typedNodes({ platform: { nodes } }: AwsDeploymentConfig): readonly TypedNodes[] {
  const groups = ['brokers', 'controllers', 'system'] as const;
  return groups.flatMap((group) => {
    const instanceType = nodes[group]?.instanceType;
    return instanceType === undefined ? [] : [{ path: [...nodesPath, group, 'instanceType'], instanceType }];
  });
}

const instanceTypeKnown = awsRule({
  id: 'instance-type-known',
  severity: 'error',
  why: 'Memory, bandwidth, pods and addresses are derived from the instance type, so its figures must be known.',
  fix: 'Choose one of lib/facts/instance-types.ts.',
  check: (config) =>
    typedNodes(config).flatMap(({ path, instanceType }): readonly Finding[] => {
      if (factOf(instanceTypes, instanceType)) return [];
      const near = nearest(instanceType, Object.keys(instanceTypes));
      const families = [...new Set(Object.keys(instanceTypes).map((type) => type.replace(/\..*/, '')))].join(', ');
      const fix =
        near === undefined
          ? `Choose one of the families ${families}, of size medium to 16xlarge.`
          : `Did you mean \`${near}\`?`;
      return [{ path, message: `"${instanceType}" is not known to the kit.`, fix }];
    }),
});

const systemNodes = awsRule({
  id: 'system-nodes',
  severity: 'error',
  why: 'Broker and controller nodes are tainted, so the add-ons of a new cluster need nodes of their own; an existing cluster has them.',
  fix: 'New cluster: `platform.nodes.system: { instanceType: …, count: 2 }`. Existing cluster: remove it.',
  check: ({ platform: { cluster, nodes } }) => {
    const path = [...nodesPath, 'system'];
    if (cluster.kind === 'new')
      return nodes.system ? [] : [{ path, message: 'is missing: a new cluster has no other nodes for its add-ons.' }];
    return nodes.system ? [{ path, message: 'the cluster exists and has nodes for its add-ons.' }] : [];
  },
});

interface Shape {
  readonly path: Path;
  readonly what: string;
  readonly node: NodeShape;
}

/** What broker and controller nodes are, where it is known. */
function shapes(config: DeploymentConfig): readonly Shape[] {
  const groups = ['brokers', 'controllers'] as const;
  if (!isAws(config)) {
    const { nodes } = kubernetesPlatformOf(config);
    return groups.map((group) => ({
      path: [...nodesPath, group, 'memoryGib'],
      what: `${nodes[group].podMemoryMib / 1024} GiB`,
      node: nodes[group],
    }));
  }
  return groups.flatMap((group) => {
    const { nodes } = config.platform;
    const { instanceType } = nodes[group];
    const facts = factOf(instanceTypes, instanceType);
    if (!facts) return [];
    return [
      {
        path: [...nodesPath, group, 'instanceType'],
        what: `"${instanceType}" with ${facts.memoryMib / 1024} GiB`,
        node: group === 'brokers' ? brokerNode(facts, nodes.brokers.scaling) : eksNode(facts),
      },
    ];
  });
}

const nodeMemory: Rule = {
  id: 'node-memory',
  severity: 'error',
  why: 'Below a least heap a broker’s caches and permits starve and it stops under load.',
  fix: 'Choose nodes with more memory: 8 GiB for brokers and 4 GiB for controllers always do.',
  check: (config) =>
    shapes(config).flatMap(({ path, what, node }): readonly Finding[] => {
      const isBroker = path.includes('brokers');
      const { heapMib, directMib } = isBroker ? brokerSize(node) : controllerSize(node);
      const least = isBroker ? leastBrokerHeapMib : leastControllerHeapMib;
      const enough = heapMib >= least && (!isBroker || directMib >= least);
      return enough
        ? []
        : [
            {
              path,
              message: `${what} leaves a ${isBroker ? 'broker' : 'controller'} a heap of ${heapMib} MiB; ${least} MiB is the least.`,
            },
          ];
    }),
};

const nodeArchitecture: Rule = {
  id: 'node-architecture',
  severity: 'error',
  why: 'A container built for another CPU architecture does not start.',
  fix: 'Choose nodes of an architecture in `kafka.image.architectures`, or mirror the image with all its architectures (`docker buildx imagetools create`, `crane copy`, `skopeo copy --all`) and name them there.',
  check: (config) =>
    shapes(config).flatMap(({ path, node }): readonly Finding[] => {
      const held = config.kafka.image.architectures;
      if (held.includes(node.architecture)) return [];
      const place = isAws(config) ? path : [...path.slice(0, -1), 'architecture'];
      return [
        { path: place, message: `these nodes are ${node.architecture}, and the image holds ${held.join(' and ')}.` },
      ];
    }),
};

const productionBurstable = productionRule(
  awsRule({
    id: 'production-burstable',
    severity: 'error',
    why: 'Burstable instances run on CPU and network credits; without them a broker falls to a fraction of its speed.',
    fix: 'Choose a family of fixed performance, such as m7g or r7g.',
    check: (config) =>
      typedNodes(config)
        .filter(
          ({ path, instanceType }) =>
            !path.includes('system') && factOf(instanceTypes, instanceType)?.burstable === true,
        )
        .map(({ path, instanceType }) => ({ path, message: `"${instanceType}" is burstable.` })),
  }),
);

const nodesNothingToFollow = awsRule({
  id: 'nodes-nothing-to-follow',
  severity: 'error',
  why: 'Nodes follow brokers that an autoscaler adds; where their number is fixed, every broker has its node already.',
  fix: 'Let `autoscaling` scale the brokers, keep warm nodes with `warmNodesPerZone`, or write `scaling: { kind: fixed }`.',
  check: ({ autoscaling, platform: { nodes } }) => {
    const { scaling } = nodes.brokers;
    return scaling.kind === 'clusterAutoscaler' && scaling.warmNodesPerZone === 0 && autoscaling.kind === 'none'
      ? [
          {
            path: [...nodesPath, 'brokers', 'scaling', 'kind'],
            message: '"clusterAutoscaler", and `autoscaling.kind` is "none".',
          },
        ]
      : [];
  },
});

export const nodeRules = [
  instanceTypeKnown,
  systemNodes,
  nodeMemory,
  nodeArchitecture,
  nodesNothingToFollow,
  productionBurstable,
];
