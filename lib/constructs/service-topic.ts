import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Aws, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface ServiceTopicProps {
  /** Of the key. */
  readonly description: string;
  /** `cloudwatch.amazonaws.com` */
  readonly service: string;
  /** What of the service may publish, as an ARN or a pattern of one. */
  readonly sourceArn: string;
  /** CloudFormation chooses one when left out. */
  readonly topicName?: string;
}

/**
 * A topic that an AWS service publishes to. It is encrypted with a key of its own, because the key that AWS manages for
 * topics lets no service in; both hold nothing that has to outlive them.
 */
export function serviceTopic(
  scope: Construct,
  { description, service, sourceArn, topicName }: ServiceTopicProps,
): Topic {
  const sender = () => new ServicePrincipal(service);
  const key = new Key(scope, 'Key', { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
  // Whose messages these may be is said by the topic's policy.
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'EncryptNotifications',
      principals: [sender()],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    }),
  );
  const topic = new Topic(scope, 'Topic', { topicName, masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'PublishNotifications',
      principals: [sender()],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: { 'aws:SourceArn': sourceArn },
      },
    }),
  );
  return topic;
}
