import type { Template } from '../agreement/template';
import type { ContractSet } from '../contracts/model/contract-set';
import type { Deployment } from '../model/deployment';
import { isAwsDeployment } from '../model/deployment';
import type { KubernetesObject, Wave } from '../model/wave';
import { infrastructure, manifests } from '../synth';

/** Both halves of a deployment as plain data, rendered the way `cdk deploy` and `automq-kit apply` get them. */
export interface Rendered {
  /** CloudFormation templates by stack id; empty without AWS. */
  readonly templates: Readonly<Record<string, Template>>;
  readonly waves: readonly Wave[];
  /** The objects of all waves in order. */
  readonly objects: readonly KubernetesObject[];
}

/**
 * Renders a deployment without CDK's own validation, which takes seconds.
 * @param contracts event contracts of a deployment whose file says where they are; see `loadReviewedContracts`
 */
export function rendered(deployment: Deployment, contracts?: ContractSet): Rendered {
  const { waves } = manifests(deployment, { contracts });
  return {
    templates: isAwsDeployment(deployment) ? templatesOf(deployment, contracts) : {},
    waves,
    objects: waves.flatMap(({ objects }) => objects),
  };
}

function templatesOf(deployment: Deployment, contracts: ContractSet | undefined): Rendered['templates'] {
  const assembly = infrastructure(deployment, { contracts, validation: false }).synth();
  return Object.fromEntries(assembly.stacks.map((stack) => [stack.hierarchicalId, stack.template as Template]));
}
