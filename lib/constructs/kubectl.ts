import type { ISubnet } from 'aws-cdk-lib/aws-ec2';
import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { KubectlProvider } from 'aws-cdk-lib/aws-eks-v2';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { CfnResource } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';
import type * as KubectlLayer from '@aws-cdk/lambda-layer-kubectl-v35';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { ClusterAdministrator } from './cluster-administrator';

export interface KubectlProps {
  readonly cluster: ICluster;
  /** Where its functions run: also a public API endpoint lets only the listed addresses in, and these aren't. */
  readonly subnets: ISubnet[];
}

const functionPolicies = ['AWSLambdaBasicExecutionRole', 'AWSLambdaVPCAccessExecutionRole'];

/** The functions through which CloudFormation applies manifests and charts, as an administrator of the cluster. */
export class Kubectl extends Construct {
  readonly serviceToken: string;

  constructor(scope: Construct, id: string, { cluster, subnets }: KubectlProps) {
    super(scope, id);
    const provider = new KubectlProvider(this, 'Provider', {
      cluster,
      privateSubnets: subnets,
      kubectlLayer: kubectlLayer(this),
    });
    this.serviceToken = provider.serviceToken;
    if (provider.role === undefined) throw new Error('the kubectl provider made no role');
    withoutRegistries(provider.role);
    new ClusterAdministrator(this, 'Administrator', {
      clusterName: cluster.clusterName,
      principalArn: provider.role.roleArn,
    });
    this.explain(provider);
  }

  private explain(provider: KubectlProvider): void {
    const handler = provider.node.findChild('Handler').node.defaultChild as CfnResource;
    const handlerId = Stack.of(this).resolve(handler.logicalId) as string;
    acknowledge(provider, {
      ...Object.fromEntries(
        functionPolicies.map((name) => [
          `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${name}]`,
          'AWS’s own policies of a function in a VPC: logs and network interfaces.',
        ]),
      ),
      [`IAM5[Resource::<${handlerId}.Arn>:*]`]: 'CDK’s framework may invoke any version of its one handler.',
      L1: 'CDK sets the runtimes that its handlers are tested with.',
    });
  }
}

/**
 * CDK lets the handler read every image registry, for charts in OCI registries. Ours come over HTTPS, so the role keeps
 * only what a function in a VPC needs; the construct has no option for it.
 */
function withoutRegistries(role: IConstruct): void {
  const resource = role.node.defaultChild as CfnRole;
  resource.managedPolicyArns = functionPolicies.map(
    (name) => ManagedPolicy.fromAwsManagedPolicyName(`service-role/${name}`).managedPolicyArn,
  );
  role.node.scope?.node.tryRemoveChild('HasEcrPublic');
}

/** Loaded here and nowhere else: the package brings a 36 MB archive that a bundle never needs. */
function kubectlLayer(scope: Construct) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it for every deployment
  const { KubectlV35Layer } = require('@aws-cdk/lambda-layer-kubectl-v35') as typeof KubectlLayer;
  return new KubectlV35Layer(scope, 'Layer');
}
