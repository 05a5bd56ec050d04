import type { KubernetesObject } from '../model/wave';
import type { AgreementCheck, Halves } from './check';
import { podsOnItsNodes } from './pods-on-nodes';
import type { RenderedPool } from './pools';

interface NodePoolSpec {
  readonly template: {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly spec: {
      readonly nodeClassRef: { readonly name: string };
      readonly requirements: readonly { readonly key: string; readonly values: readonly string[] }[];
      readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
    };
  };
  readonly limits: { readonly nodes: string };
}

/** Karpenter starts a node for a pod only where one of its pools allows all that the pod asks for. */
export const nodePoolsAgree: AgreementCheck = {
  id: 'node-pools',
  why: 'Every StatefulSet whose labels a NodePool gives finds there its zone, tolerated taints and enough nodes; and the NodePool its class, and that its instance profile.',
  check: (halves: Halves) => [
    ...halves.pools.flatMap((pool) =>
      nodePoolsOf(pool, halves.objects).flatMap((found) => problems(found, pool, halves)),
    ),
    ...halves.objects.filter(({ kind }) => kind === 'EC2NodeClass').flatMap((found) => profileProblems(found, halves)),
  ],
};

/** NodePools whose nodes have the labels that a pool selects nodes by, in its zone. */
export const nodePoolsOf = (pool: RenderedPool, objects: readonly KubernetesObject[]): readonly KubernetesObject[] =>
  objects.filter(
    (object) =>
      object.kind === 'NodePool' &&
      Object.entries(pool.nodeSelector).every(
        ([key, value]) => specOf(object).template.metadata.labels[key] === value,
      ) &&
      pool.affinity.every(({ key, values }) => required(object, key).some((value) => values.includes(value))),
  );

const specOf = ({ spec }: KubernetesObject) => spec as NodePoolSpec;

const required = (nodePool: KubernetesObject, key: string): readonly string[] =>
  specOf(nodePool)
    .template.spec.requirements.filter((each) => each.key === key)
    .flatMap(({ values }) => values);

function problems(nodePool: KubernetesObject, pool: RenderedPool, { objects }: Halves): readonly string[] {
  const { template, limits } = specOf(nodePool);
  const { name } = nodePool.metadata;
  const { most, warm } = podsOnItsNodes(pool, objects);
  const nodes = Number(limits.nodes);
  const refused = template.spec.taints.filter(
    ({ key, value, effect }) =>
      !pool.tolerations.some(
        (each) => each.key === key && each.value === value && (each.effect === undefined || each.effect === effect),
      ),
  );
  const { name: nodeClass } = template.spec.nodeClassRef;
  return [
    ...refused.map(
      ({ key, value }) => `NodePool ${name} has taint ${key}=${value ?? ''}, which ${pool.name} does not tolerate`,
    ),
    ...(most + warm <= nodes
      ? []
      : [`${pool.name} may have ${most} pods and ${warm} warm ones, one a node, and NodePool ${name} ${nodes} nodes`]),
    ...(objects.some(({ kind, metadata }) => kind === 'EC2NodeClass' && metadata.name === nodeClass)
      ? []
      : [`NodePool ${name} names EC2NodeClass ${nodeClass}, which is not there`]),
  ];
}

function profileProblems({ metadata, spec }: KubernetesObject, { account }: Halves): readonly string[] {
  const { instanceProfile } = spec as { readonly instanceProfile: string };
  const made = account
    .ofType('AWS::IAM::InstanceProfile')
    .map(({ resource }) => resource.Properties?.InstanceProfileName);
  return made.includes(instanceProfile)
    ? []
    : [`EC2NodeClass ${metadata.name} names instance profile ${instanceProfile}, which no stack makes`];
}
