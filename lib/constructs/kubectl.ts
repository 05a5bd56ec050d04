import type { ISubnet } from 'aws-cdk-lib/aws-ec2';
import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { KubectlProvider } from 'aws-cdk-lib/aws-eks-v2';
import type * as KubectlLayer from '@aws-cdk/lambda-layer-kubectl-v35';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { ClusterAdministrator } from './cluster-administrator';

export interface KubectlProps {
  readonly cluster: ICluster;
  /** Where its functions run: also a public API endpoint lets only the listed addresses in, and these aren't. */
  readonly subnets: ISubnet[];
}

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
    new ClusterAdministrator(this, 'Administrator', {
      clusterName: cluster.clusterName,
      principalArn: provider.role.roleArn,
    });
    acknowledge(provider, {
      IAM4: 'Policies that CDK’s provider sets and AWS maintains: logs, network interfaces, and reading of image registries.',
      IAM5: 'The provider framework may invoke any version of its one handler function.',
      L1: 'CDK pins the runtimes that its handlers are tested with.',
    });
  }
}

/** Loaded here and nowhere else: the package brings a 36 MB archive that a bundle never needs. */
function kubectlLayer(scope: Construct) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it for every deployment
  const { KubectlV35Layer } = require('@aws-cdk/lambda-layer-kubectl-v35') as typeof KubectlLayer;
  return new KubectlV35Layer(scope, 'Layer');
}
