import { z } from 'zod';
import { awsAccount, awsId, awsRegion, cidr, dnsLabel, tagText, zoneId } from '../../config/fields';
import { maxZoneNumber } from '../../config/zones';
import { provider } from './provider';

const maxZones = maxZoneNumber + 1;

/** Longest time for which a resolver may keep an answer, seconds: so long clients go on to a zone that is out. */
export const maxDnsTtlSeconds = 60;

/** Everything that a consumer file may say: the way of one VPC to one deployment, over AWS PrivateLink. */
export const consumerSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this file format.'),
    name: dnsLabel(40).describe('Name of those who connect; part of the name of the stack and of what is in it.'),
    account: awsAccount.describe('The account of the VPC.'),
    region: awsRegion.describe('The region of the VPC.'),
    tags: z
      .record(tagText(128).min(1), tagText(256))
      .default({})
      .describe('Further tags for every resource, such as a cost centre.'),
    vpc: awsId('vpc').describe(
      'The VPC of the clients, with DNS support and DNS hostnames on. It can have one such access to a deployment.',
    ),
    subnets: z
      .array(
        z.strictObject({
          zone: zoneId.describe('Id of the zone the subnet is in.'),
          subnet: awsId('subnet').describe('A private subnet; the endpoint takes one address in it.'),
        }),
      )
      .min(1)
      .max(maxZones)
      .describe(
        'Where endpoints stand: one subnet in each zone of the brokers. From another region: one in each of two or three zones of your own region.',
      ),
    clients: z
      .strictObject({
        securityGroups: z.array(awsId('sg')).max(20).default([]).describe('Security groups of the clients.'),
        cidrs: z.array(cidr).max(20).default([]).describe('Address blocks of the clients.'),
      })
      .describe('Who may connect to the endpoints; nobody else does. It says at least one of the two.'),
    waivedZones: z
      .array(
        z.strictObject({
          zone: zoneId.describe('Id of a zone of the brokers.'),
          reason: z
            .string()
            .min(10)
            .max(200)
            .regex(/^[^\p{Cc}]+$/u, { error: 'must be one line of text' })
            .describe('Why the zone gets no endpoint.'),
        }),
      )
      .max(maxZones)
      .default([])
      .describe(
        'Zones of brokers in which you have no subnet. Their brokers are reached over the other zones’ endpoints.',
      ),
    zoneOutage: z
      .array(zoneId)
      .max(maxZones)
      .default([])
      .describe(
        'Zones whose names the other zones’ endpoints answer, while the zone is out. Deploy to switch, and empty the list when it is back.',
      ),
    dnsTtlSeconds: z
      .int()
      .min(1)
      .max(maxDnsTtlSeconds)
      .default(maxDnsTtlSeconds)
      .describe('Seconds for which resolvers keep an answer, and so how fast `zoneOutage` takes effect.'),
    provider,
  })
  .describe('The way of one VPC to one deployment, over AWS PrivateLink.');

/** What a person wrote, complete with defaults and valid field by field. */
export type ConsumerConfig = z.output<typeof consumerSchema>;
