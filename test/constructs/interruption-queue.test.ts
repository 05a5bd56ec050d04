import { Template } from 'aws-cdk-lib/assertions';
import { InterruptionQueue } from '../../lib/constructs/interruption-queue';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

const stack = sandbox('us-east-1');
new InterruptionQueue(stack, 'Interruptions', { queueName: 'acme-node-interruptions' });
const rules = Object.values(Template.fromStack(stack).findResources('AWS::Events::Rule')) as Json[];
const policy = onlyOf(stack, 'AWS::SQS::QueuePolicy').PolicyDocument.Statement as Json[];

test('news is encrypted and forgotten after five minutes', () => {
  expect(onlyOf(stack, 'AWS::SQS::Queue')).toEqual({
    QueueName: 'acme-node-interruptions',
    MessageRetentionPeriod: 300,
    SqsManagedSseEnabled: true,
  });
});

test('it hears of machines that AWS retires and of those that stop', () => {
  expect(rules.map(({ Properties }) => Properties.EventPattern)).toEqual([
    {
      source: ['aws.health'],
      'detail-type': ['AWS Health Event'],
      detail: { service: ['EC2'], eventTypeCategory: ['scheduledChange'] },
    },
    {
      source: ['aws.ec2'],
      'detail-type': ['EC2 Instance State-change Notification'],
      detail: { state: ['stopping', 'stopped', 'shutting-down', 'terminated'] },
    },
  ]);
});

test('only these rules write to it, and nobody without TLS', () => {
  const sending = policy.filter(({ Effect }) => Effect === 'Allow');
  expect(sending).toHaveLength(rules.length);
  for (const { Principal, Condition } of sending) {
    expect(Principal).toEqual({ Service: 'events.amazonaws.com' });
    expect(Condition.ArnEquals['aws:SourceArn']).toBeDefined();
  }
  const [refused] = policy.filter(({ Effect }) => Effect === 'Deny');
  expect(refused.Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
});
