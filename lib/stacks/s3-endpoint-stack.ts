import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { S3GatewayEndpoint } from '../constructs/s3-gateway-endpoint';
import type { AwsDeployment } from '../model/deployment';
import { isProtected, stackProps } from './stack-props';

export interface S3EndpointStackProps {
  readonly deployment: AwsDeployment;
  readonly vpcId: string;
  readonly routeTableIds: readonly string[];
}

/** All that the kit ever adds to an existing VPC: the S3 gateway endpoint, where the file says that it has none. */
export class S3EndpointStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, vpcId, routeTableIds }: S3EndpointStackProps) {
    super(
      scope,
      id,
      stackProps(deployment, 'network', {
        description: `AutoMQ deployment ${deployment.name}: S3 gateway endpoint of VPC ${vpcId}`,
        terminationProtection: isProtected(deployment),
      }),
    );
    const { storage, internetAccess } = deployment.platform;
    new S3GatewayEndpoint(this, 'S3', {
      vpcId,
      routeTableIds,
      buckets: [storage.dataBucket.name, storage.opsBucket.name],
      internetAccess,
      kubectlProvider: deployment.delivery === 'cdk',
    });
  }
}
