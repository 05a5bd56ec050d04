import { CfnSecurityGroup, CfnVPCEndpoint, InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { EndpointUsers } from '../facts/aws-endpoints';
import { interfaceEndpointsFor } from '../facts/aws-endpoints';
import { noEgress } from './no-egress';

export interface PrivateEndpointsProps extends EndpointUsers {
  readonly vpcId: string;
  readonly vpcCidr: string;
  /** Node subnets: they have the addresses to spare, which the load balancers' subnets have not. */
  readonly subnetIds: readonly string[];
}

/**
 * Without an account key in the request a policy by account would refuse it: sts answers unsigned calls (web identity),
 * and AWS documents no endpoint policy for eks-auth.
 */
const withoutPolicy = ['sts', 'eks-auth'];

/** Every AWS service that nodes, add-ons and the kubectl functions call, reachable without a way to the internet. */
export class PrivateEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: PrivateEndpointsProps) {
    super(scope, id);
    const { region } = Stack.of(this);
    const securityGroup = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: 'HTTPS from inside the VPC to AWS service endpoints',
      vpcId: props.vpcId,
      securityGroupIngress: [
        { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: props.vpcCidr, description: 'HTTPS from the VPC' },
      ],
      securityGroupEgress: noEgress,
    });

    for (const { service } of interfaceEndpointsFor(region, props)) {
      new CfnVPCEndpoint(this, service, {
        vpcId: props.vpcId,
        vpcEndpointType: 'Interface',
        serviceName: new InterfaceVpcEndpointAwsService(service).name,
        subnetIds: [...props.subnetIds],
        securityGroupIds: [securityGroup.attrGroupId],
        privateDnsEnabled: true,
        policyDocument: withoutPolicy.includes(service) ? undefined : thisAccountOnly(),
      });
    }
  }
}

/** Credentials of another account, carried into the VPC, are of no use there. What is allowed is up to each role. */
const thisAccountOnly = () =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
      }),
    ],
  });
