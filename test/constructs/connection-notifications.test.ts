import { Template } from 'aws-cdk-lib/assertions';
import { ConnectionNotifications } from '../../lib/constructs/connection-notifications';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

const stack = sandbox();
new ConnectionNotifications(stack, 'Notifications', {
  endpointServiceId: 'vpce-svc-0123456789abcdef0',
  deployment: 'acme',
});

const { Statement } = onlyOf(stack, 'AWS::SNS::TopicPolicy').PolicyDocument;
const statement = (sid: string) => Statement.find(({ Sid }: Json) => Sid === sid);

test('every step of a connection is told', () => {
  expect(onlyOf(stack, 'AWS::EC2::VPCEndpointConnectionNotification')).toMatchObject({
    ServiceId: 'vpce-svc-0123456789abcdef0',
    ConnectionEvents: ['Connect', 'Accept', 'Reject', 'Delete'],
  });
});

test('only this endpoint service of this account publishes', () => {
  const publish = statement('PublishNotifications');
  expect(publish).toMatchObject({
    Effect: 'Allow',
    Action: 'sns:Publish',
    Principal: { Service: 'vpce.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
  });
  expect(JSON.stringify(publish.Condition.ArnLike)).toContain(
    ':ec2:us-east-1:123456789012:vpc-endpoint-service/vpce-svc-0123456789abcdef0',
  );
  expect(Statement.filter(({ Effect }: Json) => Effect === 'Allow')).toEqual([publish]);
});

test('nobody publishes without TLS', () => {
  const [denied] = Statement.filter(({ Effect }: Json) => Effect === 'Deny');
  expect(denied).toMatchObject({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
});

test('the topic is encrypted with a key that its sender may use, and that goes with it', () => {
  const [[id, key]] = Object.entries(Template.fromStack(stack).findResources('AWS::KMS::Key')) as [[string, Json]];
  expect(onlyOf(stack, 'AWS::SNS::Topic').KmsMasterKeyId).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
  expect(key).toMatchObject({ DeletionPolicy: 'Delete', Properties: { EnableKeyRotation: true } });
  expect(key.Properties.KeyPolicy.Statement).toContainEqual(
    expect.objectContaining({
      Principal: { Service: 'vpce.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    }),
  );
});

test('the notification is made when the topic already lets it in', () => {
  const [notification] = Object.values(
    Template.fromStack(stack).findResources('AWS::EC2::VPCEndpointConnectionNotification'),
  );
  const [policy] = Object.keys(Template.fromStack(stack).findResources('AWS::SNS::TopicPolicy'));
  expect(notification!.DependsOn).toContain(policy);
});
