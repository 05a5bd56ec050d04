import type { DeploymentConfig } from '../../config/schema';
import type { InstanceTypeFacts } from '../../facts/instance-types';
import { instanceTypes } from '../../facts/instance-types';
import { brokerNode } from '../eks-node';
import type { NodeShape } from '../memory';
import { brokerSize, leastBrokerHeapMib } from '../memory';

type Architecture = InstanceTypeFacts['architecture'];

/** A type for broker nodes with what a broker gets of one. */
export interface BrokerType {
  readonly instanceType: string;
  readonly node: NodeShape;
}

/** By price for each size; arm64 is the cheaper of the architectures. */
const families: Readonly<Record<Architecture, readonly string[]>> = { arm64: ['m7g', 'r7g'], amd64: ['m7i', 'r7i'] };

/** From two vCPUs on: with less, the agents of a node take a third of what there is. */
const sizes = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];

/**
 * Types that a size may be derived from, by size and then by price; of fixed performance and with enough memory.
 * @param scaling how nodes come and go
 */
export function brokerTypes(
  architectures: DeploymentConfig['kafka']['image']['architectures'],
  scaling: { readonly kind: string },
): readonly BrokerType[] {
  const chosen = architectures.includes('arm64') ? families.arm64 : families.amd64;
  return sizes
    .flatMap((size) => chosen.map((family) => `${family}.${size}`))
    .flatMap((instanceType) => {
      const facts = instanceTypes[instanceType];
      return facts ? [{ instanceType, node: brokerNode(facts, scaling) }] : [];
    })
    .filter(({ node }) => isLargeEnough(node));
}

function isLargeEnough(node: NodeShape): boolean {
  const { heapMib, directMib } = brokerSize(node);
  return Math.min(heapMib, directMib) >= leastBrokerHeapMib;
}
