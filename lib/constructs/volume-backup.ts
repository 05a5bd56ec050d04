import { CfnLifecyclePolicy } from 'aws-cdk-lib/aws-dlm';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { volumeKeyActions } from '../facts/volume-key-actions';
import { acknowledge } from './acknowledge';

export interface VolumeBackupProps {
  readonly deployment: string;
  /** Tag of the volumes and of their snapshots, and its value for each volume. */
  readonly tag: { readonly key: string; readonly values: readonly string[] };
  readonly everyHours: number;
  readonly keepDays: number;
  /** The key of the volumes where it is a customer's. */
  readonly volumeKeyArn: string | undefined;
  /** Further tags of the snapshots. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Snapshots of volumes that are known by a tag, each with a policy of its own: then each snapshot says which volume it is
 * of, and each volume is watched by itself. Tags of a volume are not copied, because what makes the EBS driver's volumes
 * its own would let the driver's role delete their snapshots as well. Data Lifecycle Manager leaves snapshots behind when
 * a policy goes, and the last one of a volume that is gone.
 */
export class VolumeBackup extends Construct {
  /** By the value of the tag. */
  readonly policyIds: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: VolumeBackupProps) {
    super(scope, id);
    const { roleArn } = backupRole(this, props);
    this.policyIds = new Map(props.tag.values.map((value) => [value, this.addPolicy(props, value, roleArn)]));
  }

  private addPolicy(props: VolumeBackupProps, value: string, executionRoleArn: string): string {
    const tag = { key: props.tag.key, value };
    const tags = Object.entries(props.tags).map(([key, text]) => ({ key, value: text }));
    return new CfnLifecyclePolicy(this, `Policy-${value}`, {
      // No other characters are taken.
      description: `Backup of ${value.replace(/[^0-9A-Za-z _-]/g, ' ')}`,
      executionRoleArn,
      state: 'ENABLED',
      policyDetails: {
        policyType: 'EBS_SNAPSHOT_MANAGEMENT',
        resourceTypes: ['VOLUME'],
        targetTags: [tag],
        schedules: [
          {
            name: `every ${props.everyHours} hours`,
            createRule: { interval: props.everyHours, intervalUnit: 'HOURS', times: ['00:00'] },
            retainRule: { interval: props.keepDays, intervalUnit: 'DAYS' },
            copyTags: false,
            tagsToAdd: [...tags, tag],
          },
        ],
      },
    }).ref;
  }
}

/** Who takes the snapshots: Data Lifecycle Manager, for policies of this account and region. */
function backupRole(scope: Construct, props: VolumeBackupProps): Role {
  const { region, account } = Stack.of(scope);
  const ec2 = `arn:${Aws.PARTITION}:ec2:${region}`;
  const resources = { volumes: `${ec2}:${account}:volume/*`, snapshots: `${ec2}::snapshot/*` };
  const role = new Role(scope, 'Role', {
    description: `Snapshots of volumes of AutoMQ deployment ${props.deployment}`,
    assumedBy: new ServicePrincipal('dlm.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:dlm:${region}:${account}:policy/*` },
      },
    }),
    inlinePolicies: { Snapshots: snapshotPolicy(props, resources) },
  });
  acknowledge(role, {
    'IAM5[Resource::*]': 'EC2 knows no resources for looking at zones, volumes and snapshots.',
    [`IAM5[Resource::arn:<AWS::Partition>:ec2:${region}:${account}:volume/*]`]:
      'Volumes get their ids from AWS; the condition holds it to those with the deployment’s tag.',
    [`IAM5[Resource::arn:<AWS::Partition>:ec2:${region}::snapshot/*]`]:
      'Snapshots get their ids from AWS. One that is being made has no tag yet to go by; deleting is held to those with the deployment’s tag.',
  });
  return role;
}

/**
 * What policies on volumes need of what AWS's own AWSDataLifecycleManagerServiceRole has: nothing about instances, copies,
 * sharing, archives or fast restore (https://docs.aws.amazon.com/ebs/latest/userguide/service-role.html and
 * dlm-access-cmk.html: the role must be allowed to use the key of the volumes).
 */
function snapshotPolicy(
  { tag, volumeKeyArn }: VolumeBackupProps,
  { volumes, snapshots }: { readonly volumes: string; readonly snapshots: string },
): PolicyDocument {
  const ours = { StringEquals: { [`aws:ResourceTag/${tag.key}`]: [...tag.values] } };
  const statements = [
    new PolicyStatement({
      sid: 'Look',
      actions: ['ec2:DescribeAvailabilityZones', 'ec2:DescribeVolumes', 'ec2:DescribeSnapshots'],
      resources: ['*'],
    }),
    new PolicyStatement({ sid: 'Read', actions: ['ec2:CreateSnapshot'], resources: [volumes], conditions: ours }),
    new PolicyStatement({ sid: 'Make', actions: ['ec2:CreateSnapshot', 'ec2:CreateTags'], resources: [snapshots] }),
    new PolicyStatement({ sid: 'Prune', actions: ['ec2:DeleteSnapshot'], resources: [snapshots], conditions: ours }),
  ];
  if (volumeKeyArn !== undefined) {
    statements.push(
      new PolicyStatement({
        sid: 'GrantToEbs',
        actions: [volumeKeyActions.grant],
        resources: [volumeKeyArn],
        conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
      new PolicyStatement({ sid: 'UseKey', actions: [...volumeKeyActions.use], resources: [volumeKeyArn] }),
    );
  }
  return new PolicyDocument({ statements });
}
