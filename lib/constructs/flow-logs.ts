import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { outlivesStack } from './outlives-stack';

export interface FlowLogsProps {
  readonly vpcId: string;
  readonly retentionDays: number;
}

/** Every connection in the VPC, accepted or not, in CloudWatch Logs. The log outlives the VPC, since it is evidence. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpcId, retentionDays }: FlowLogsProps) {
    super(scope, id);
    const logGroup = new CfnLogGroup(this, 'LogGroup', { retentionInDays: retentionDays });
    logGroup.applyRemovalPolicy(outlivesStack);
    const role = new Role(this, 'Role', {
      description: 'Lets VPC flow logs write into their log group',
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        WriteLogs: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
              resources: [logGroup.attrArn],
            }),
          ],
        }),
      },
    });
    new CfnFlowLog(this, 'FlowLog', {
      resourceId: vpcId,
      resourceType: 'VPC',
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: logGroup.ref,
      deliverLogsPermissionArn: role.roleArn,
    });
  }
}
