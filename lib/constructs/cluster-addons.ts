import { CfnAddon } from 'aws-cdk-lib/aws-eks-v2';
import { ManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { EksAddon } from '../facts/eks-addons';
import { eksAddons } from '../facts/eks-addons';
import { volumeKeyActions } from '../facts/volume-key-actions';
import { acknowledge } from './acknowledge';
import { podIdentityRole } from './pod-identity-role';

export interface ClusterAddonsProps {
  readonly clusterName: string;
  readonly kubernetesVersion: string;
  /** Names of add-ons that the deployment does without. */
  readonly without: readonly string[];
  /** The key of the volumes where it is a customer's. */
  readonly volumeKeyArn: string | undefined;
  /** Of the volumes that the driver makes, which CloudFormation never sees. */
  readonly tags: Readonly<Record<string, string>>;
}

const ebsDriver = 'aws-ebs-csi-driver';

/** The add-ons of a new cluster. Node groups stand between the two kinds. */
export class ClusterAddons extends Construct {
  /** Without these no node becomes ready. */
  readonly beforeNodes: readonly CfnAddon[];
  /** These become active on a node only. */
  readonly afterNodes: readonly CfnAddon[];

  constructor(scope: Construct, id: string, props: ClusterAddonsProps) {
    super(scope, id);
    const wanted = eksAddons.filter(({ name }) => !props.without.includes(name));
    const add = (addon: EksAddon) => addAddon(new Construct(this, addon.name), addon, props);
    this.beforeNodes = wanted.filter(({ needsNodes }) => !needsNodes).map(add);
    this.afterNodes = wanted.filter(({ needsNodes }) => needsNodes).map(add);
  }
}

function addAddon(scope: Construct, addon: EksAddon, props: ClusterAddonsProps): CfnAddon {
  return new CfnAddon(scope, 'Addon', {
    clusterName: props.clusterName,
    addonName: addon.name,
    addonVersion: addon.versions[props.kubernetesVersion],
    configurationValues: addon.name === ebsDriver ? volumeTags(props.tags) : addon.configurationValues,
    // What somebody has changed on the cluster survives an update. On a new cluster there is nothing to conflict with.
    resolveConflicts: 'PRESERVE',
    podIdentityAssociations: addon.podIdentity && [
      {
        serviceAccount: addon.podIdentity.serviceAccount,
        roleArn: addonRole(scope, { ...addon, podIdentity: addon.podIdentity }, props).roleArn,
      },
    ],
  });
}

const volumeTags = (tags: Readonly<Record<string, string>>) =>
  JSON.stringify({ controller: { extraVolumeTags: tags } });

function addonRole(
  scope: Construct,
  addon: EksAddon & Required<Pick<EksAddon, 'podIdentity'>>,
  props: ClusterAddonsProps,
) {
  const { namespace, serviceAccount, managedPolicies } = addon.podIdentity;
  const needsKey = addon.name === ebsDriver && props.volumeKeyArn !== undefined;
  const role = podIdentityRole(scope, 'Role', {
    clusterName: props.clusterName,
    namespace,
    serviceAccount,
    description: `EKS add-on ${addon.name}`,
    managedPolicies: managedPolicies.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
    inlinePolicies: needsKey ? { VolumeKey: volumeKeyPolicy(props.volumeKeyArn) } : undefined,
  });
  acknowledge(role, Object.fromEntries(managedPolicies.map(managedPolicyReason)));
  return role;
}

const managedPolicyReason = (name: string): [string, string] => [
  `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
  'The policy that AWS maintains together with its add-on; it changes with the add-on’s calls.',
];

/** EBS encrypts volumes itself: the driver grants it the key and creates data keys without seeing them. */
function volumeKeyPolicy(keyArn: string): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'GrantToEbs',
        actions: [volumeKeyActions.grant],
        resources: [keyArn],
        conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
      new PolicyStatement({
        sid: 'UseKey',
        actions: [...volumeKeyActions.use],
        resources: [keyArn],
      }),
    ],
  });
}
