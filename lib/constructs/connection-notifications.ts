import { CfnVPCEndpointConnectionNotification } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface ConnectionNotificationsProps {
  readonly endpointServiceId: string;
  readonly deployment: string;
}

const events = ['Connect', 'Accept', 'Reject', 'Delete'];

/** Sends the notifications (AWS PrivateLink guide, "Receive alerts for endpoint service events"). */
const sender = () => new ServicePrincipal('vpce.amazonaws.com');

/**
 * Says who asks for a connection and what became of it, on a topic that nobody subscribes to yet. It is encrypted with a
 * key of its own, because the key that AWS manages for topics lets no service in; both hold nothing that has to outlive
 * them.
 */
export class ConnectionNotifications extends Construct {
  readonly topicArn: string;

  constructor(scope: Construct, id: string, { endpointServiceId, deployment }: ConnectionNotificationsProps) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: `PrivateLink notifications of AutoMQ deployment ${deployment}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Whose notifications these may be is said by the topic's policy.
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'EncryptNotifications',
        principals: [sender()],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    const topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'PublishNotifications',
        principals: [sender()],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': endpointServiceArn(this, endpointServiceId) },
        },
      }),
    );
    const notification = new CfnVPCEndpointConnectionNotification(this, 'Notification', {
      serviceId: endpointServiceId,
      connectionNotificationArn: topic.topicArn,
      connectionEvents: events,
    });
    notification.node.addDependency(topic);
    this.topicArn = topic.topicArn;
  }
}

const endpointServiceArn = (scope: Construct, id: string) =>
  Stack.of(scope).formatArn({ service: 'ec2', resource: 'vpc-endpoint-service', resourceName: id });
