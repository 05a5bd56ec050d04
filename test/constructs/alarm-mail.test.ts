import { Template } from 'aws-cdk-lib/assertions';
import { AlarmMail } from '../../lib/constructs/alarm-mail';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

const stack = sandbox();
new AlarmMail(stack, 'Mail', {
  topic: { name: 'acme-alarms', emails: ['streaming@acme.example', 'on-call@acme.example'] },
  deployment: 'acme',
  alarmArns: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:acme-*',
});

const { Statement } = onlyOf(stack, 'AWS::SNS::TopicPolicy').PolicyDocument;

test('only alarms of this deployment in this account publish', () => {
  const allowed = Statement.filter(({ Effect }: Json) => Effect === 'Allow');
  expect(allowed).toHaveLength(1);
  expect(allowed[0]).toMatchObject({
    Action: 'sns:Publish',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Condition: {
      StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
      ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:acme-*' },
    },
  });
});

test('nobody publishes without TLS', () => {
  const [denied] = Statement.filter(({ Effect }: Json) => Effect === 'Deny');
  expect(denied).toMatchObject({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
});

test('the topic has the name that alarms know, and a key that lets CloudWatch in', () => {
  const [[id, key]] = Object.entries(Template.fromStack(stack).findResources('AWS::KMS::Key')) as [[string, Json]];
  expect(onlyOf(stack, 'AWS::SNS::Topic')).toMatchObject({
    TopicName: 'acme-alarms',
    KmsMasterKeyId: { 'Fn::GetAtt': [id, 'Arn'] },
  });
  expect(key.Properties.KeyPolicy.Statement).toContainEqual(
    expect.objectContaining({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    }),
  );
});

test('every address is subscribed by e-mail', () => {
  const subscriptions = Object.values(Template.fromStack(stack).findResources('AWS::SNS::Subscription')) as Json[];
  expect(subscriptions.map(({ Properties }) => [Properties.Protocol, Properties.Endpoint])).toEqual([
    ['email', 'streaming@acme.example'],
    ['email', 'on-call@acme.example'],
  ]);
});
