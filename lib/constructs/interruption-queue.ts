import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/**
 * What Karpenter acts on (pkg/controllers/interruption/messages of version 1.14.1). Warnings of spot instances and of
 * interruptible reservations concern none of its nodes here.
 */
const patterns: Readonly<Record<string, EventPattern>> = {
  ScheduledChange: {
    source: ['aws.health'],
    detailType: ['AWS Health Event'],
    detail: { service: ['EC2'], eventTypeCategory: ['scheduledChange'] },
  },
  StateChange: {
    source: ['aws.ec2'],
    detailType: ['EC2 Instance State-change Notification'],
    detail: { state: ['stopping', 'stopped', 'shutting-down', 'terminated'] },
  },
};

/**
 * Where Karpenter learns that AWS is about to retire a machine, so that its broker leaves before, or that somebody has
 * stopped one. What nobody has read after five minutes is no news.
 */
export class InterruptionQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { queueName }: { readonly queueName: string }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.minutes(5),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    for (const [name, eventPattern] of Object.entries(patterns)) {
      new Rule(this, name, { eventPattern, targets: [new SqsQueue(this.queue)] });
    }
    acknowledge(this.queue, {
      SQS3: 'News that is read late is of no use, and Karpenter also looks at the instances itself.',
    });
  }
}
