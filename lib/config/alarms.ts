import { z } from 'zod';
import { awsAlarmIds } from '../facts/aws-alarm-ids';
import { arn } from './fields';

const email = z
  .string()
  .max(254)
  .regex(/^[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$/, {
    error: 'must be an e-mail address such as "streaming@acme.example"',
  });

/** Whether a text, such as an owner, is an address that alarms can be sent to. */
export const isEmail = (text: string): boolean => email.safeParse(text).success;

const notify = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z
        .literal('new')
        .describe(
          'The kit makes an encrypted SNS topic. What has a key in its address, such as a pager, is subscribed by hand.',
        ),
      emails: z
        .array(email)
        .max(20)
        .optional()
        .describe(
          'Addresses that AWS asks once for a confirmation and then writes to. Left out: the `owner` of the deployment, where that is an e-mail address.',
        ),
    }),
    z.strictObject({
      kind: z
        .literal('existing')
        .describe(
          'Topics that are there. Their policies, and those of their keys, have to let `cloudwatch.amazonaws.com` in; the key that AWS manages for SNS does not.',
        ),
      topics: z
        .array(arn('sns', '[A-Za-z0-9_-]{1,256}', 'arn:aws:sns:us-east-1:123456789012:platform-on-call'))
        .min(1)
        .max(5)
        .describe('SNS topics by ARN, in the deployment’s region.'),
    }),
  ])
  .prefault({ kind: 'new' })
  .describe('Who is told when an alarm begins and when it ends.');

/** CloudWatch alarms on what only AWS sees. */
export const alarms = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('No CloudWatch alarms.') }),
    z.strictObject({
      kind: z
        .literal('cloudWatch')
        .describe(
          'CloudWatch alarms, billed by the metrics that they look at; docs/aws-alarms.md has each with its price.',
        ),
      notify,
      bucketRequests: z
        .boolean()
        .default(false)
        .describe(
          'Whether S3 counts the requests to the data bucket, which it bills as metrics, for alarms on its errors. Brokers report errors of theirs without it.',
        ),
      changed: z
        .array(
          z.strictObject({
            alarm: z.enum(awsAlarmIds).describe('Which alarm.'),
            threshold: z.number().min(0).optional().describe('Another threshold, in the unit of the alarm’s page.'),
            state: z.enum(['on', 'off']).default('on').describe('`off` leaves it out.'),
            reason: z.string().min(1).max(300).describe('Why; an alarm that is on says it.'),
          }),
        )
        .max(awsAlarmIds.length)
        .default([])
        .describe('Alarms that differ from the kit’s.'),
    }),
  ])
  .prefault({ kind: 'none' })
  .describe('Alarms on what only AWS sees: load balancers, endpoint service, NAT gateways, control plane, quotas.');
