import { CfnSecurityGroup, CfnVPCEndpoint, InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { bucketArn } from '../model/arn';
import { noEgress } from './no-egress';
import type { S3GatewayEndpoint } from './s3-gateway-endpoint';

export interface S3InterfaceEndpointProps {
  readonly vpcId: string;
  /** Of the same VPC: AWS refuses this kind of private DNS where there is none yet. */
  readonly gatewayEndpoint: S3GatewayEndpoint;
  readonly subnetIds: readonly string[];
  /** Names of the deployment's buckets. */
  readonly buckets: readonly string[];
  /** Address blocks outside the VPC that may read. */
  readonly sources: readonly string[];
}

/**
 * A way to S3 for readers in networks that are connected to the VPC, which can't use a gateway endpoint. Its private DNS
 * answers through inbound Route 53 Resolver endpoints only, so that nodes in the VPC stay with the gateway endpoint,
 * which is free of charge (AWS PrivateLink guide, "Private DNS for Amazon S3 with inbound Resolver endpoints").
 */
export class S3InterfaceEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: S3InterfaceEndpointProps) {
    super(scope, id);
    const { vpcId, gatewayEndpoint, subnetIds, buckets, sources } = props;
    const securityGroup = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: 'HTTPS from connected networks to S3',
      vpcId,
      securityGroupIngress: sources.map((cidrIp) => ({
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        cidrIp,
        description: 'HTTPS from a connected network',
      })),
      securityGroupEgress: noEgress,
    });
    const endpoint = new CfnVPCEndpoint(this, 'Endpoint', {
      vpcId,
      vpcEndpointType: 'Interface',
      serviceName: new InterfaceVpcEndpointAwsService('s3').name,
      subnetIds: [...subnetIds],
      securityGroupIds: [securityGroup.attrGroupId],
      privateDnsEnabled: true,
      dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: 'OnlyInboundResolver' },
      policyDocument: readOwnBuckets(buckets),
    });
    endpoint.node.addDependency(gatewayEndpoint);
  }
}

/** Anyone may come who has rights of their own, of this account, and only to read. */
function readOwnBuckets(buckets: readonly string[]): PolicyDocument {
  const own = buckets.map((bucket) => bucketArn({ partition: Aws.PARTITION }, bucket));
  const statement = (sid: string, action: string, resources: readonly string[]) =>
    new PolicyStatement({
      sid,
      principals: [new AnyPrincipal()],
      actions: [action],
      resources: [...resources],
      conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
    });
  return new PolicyDocument({
    statements: [
      statement('ListOwnBuckets', 's3:ListBucket', own),
      statement(
        'ReadOwnObjects',
        's3:GetObject',
        own.map((arn) => `${arn}/*`),
      ),
    ],
  });
}
