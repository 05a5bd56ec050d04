import { CfnVPCEndpointConnectionNotification } from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceTopic } from './service-topic';

export interface ConnectionNotificationsProps {
  readonly endpointServiceId: string;
  readonly deployment: string;
}

const events = ['Connect', 'Accept', 'Reject', 'Delete'];

/** Says who asks for a connection and what became of it, on a topic that nobody subscribes to yet. */
export class ConnectionNotifications extends Construct {
  readonly topicArn: string;

  constructor(scope: Construct, id: string, { endpointServiceId, deployment }: ConnectionNotificationsProps) {
    super(scope, id);
    const topic = serviceTopic(this, {
      description: `PrivateLink notifications of AutoMQ deployment ${deployment}`,
      // AWS PrivateLink guide, "Receive alerts for endpoint service events".
      service: 'vpce.amazonaws.com',
      sourceArn: endpointServiceArn(this, endpointServiceId),
    });
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
