import { z } from 'zod';
import { constantNames } from '../facts/capacity-constants';
import { evidenceKinds } from '../facts/evidence-kinds';
import { date, owner, sentence, tagText } from './fields';

const source = sentence(300);

const measured = z
  .partialRecord(
    z.enum(constantNames),
    z.strictObject({
      value: z.number().positive().describe('What was measured, in the unit of the constant.'),
      source: source.describe('How and where it was measured.'),
      on: date.describe('When.'),
    }),
  )
  .default({})
  .describe('Constants of the capacity model that you measured, by name; docs/plan.md lists them with their units.');

const prices = z
  .record(
    z.string().regex(/^[a-z0-9]+([.:-][a-zA-Z0-9]+)*$/, {
      error: 'must be the id of a price, such as "s3.put" or "ec2.m7g.xlarge"',
    }),
    z.strictObject({
      price: z.number().min(0).describe('What one unit costs, in the currency of the price book.'),
      unit: z.string().max(40).describe('Its unit, which must be that of the price book’s entry.'),
      source: source.describe('Where it is agreed.'),
      asOf: date.describe('Since when.'),
    }),
  )
  .default({})
  .describe('Prices of yours that replace or add to those of the region’s price book.');

const hoursOfPeople = z.number().min(0).max(10_000).default(0);

/** What the plan assumes; nothing of it changes what is deployed but through what is `derived`. */
export const plan = z
  .strictObject({
    hoursPerMonth: z.number().min(1).max(744).default(730).describe('Hours of a month on the bill.'),
    secondsPerMonth: z
      .int()
      .min(1)
      .max(2_678_400)
      .optional()
      .describe('Seconds of a month for what flows; those of `hoursPerMonth` when left out.'),
    headroomPercent: z
      .number()
      .min(0)
      .max(90)
      .default(30)
      .describe('Share of each resource of a broker that is kept free at the peak, percent.'),
    survive: z
      .enum(['zone', 'broker', 'nothing'])
      .default('zone')
      .describe('What may fail at the peak while the rest carries on: any one zone, any one broker, or nothing.'),
    measured,
    prices,
    comparison: z
      .strictObject({
        replicationFactor: z.int().min(1).max(5).default(3).describe('Copies of each record on broker-local Kafka.'),
        diskFillPercent: z.number().min(10).max(100).default(70).describe('How full its disks are run, percent.'),
        localHours: z
          .number()
          .min(1)
          .max(10_000)
          .default(12)
          .describe('Hours that stay on local disks with tiered storage.'),
        followerFetch: z
          .boolean()
          .default(true)
          .describe('Whether consumers there read from a replica of their own zone where they tell it.'),
      })
      .prefault({})
      .describe('What the other systems are assumed to be.'),
    connect: z
      .strictObject({
        workers: z.int().min(1).max(1000).describe('Kafka Connect workers.'),
        instanceType: z
          .string()
          .max(40)
          .regex(/^[a-z0-9]+\.[a-z0-9]+$/, { error: 'must be an instance type such as "m7g.large"' })
          .describe('Their instance type.'),
      })
      .optional()
      .describe('Connect workers that belong to the platform.'),
    people: z
      .strictObject({
        hourlyRate: z
          .number()
          .positive()
          .max(10_000)
          .describe('What an hour costs, in the currency of the price book.'),
        hoursPerMonth: z
          .strictObject({
            automq: hoursOfPeople.describe('Hours each month with this deployment.'),
            kafka: hoursOfPeople.describe('Hours with broker-local Kafka.'),
            'kafka-tiered': hoursOfPeople.describe('Hours with tiered storage.'),
            msk: hoursOfPeople.describe('Hours with managed Kafka.'),
          })
          .describe('Hours of people by system.'),
      })
      .optional()
      .describe('People’s time on the bill; left out, no line says anything of it.'),
  })
  .prefault({})
  .describe('What `automq-kit plan` assumes.');

const team = tagText(120).min(1).optional();

export const ownership = z
  .strictObject({
    vpc: team.describe('Who owns VPC, subnets and routes.'),
    buckets: team.describe('Who owns the buckets.'),
    keys: team.describe('Who owns encryption keys.'),
    identities: team.describe('Who owns identities: IAM roles, certificates, users.'),
    auditTrail: team.describe('Who owns the audit trail.'),
    networkPath: team.describe('Who owns the network path between clients and brokers.'),
    onCall: team.describe('Who is called when it breaks.'),
    price: team.describe('Who answers for what it costs.'),
  })
  .prefault({})
  .describe('Who owns what. An empty cell is a finding of the plan.');

export const readiness = z
  .strictObject({
    evidence: z
      .array(
        z.strictObject({
          kind: z.enum(evidenceKinds).describe('What was done.'),
          proves: z
            .array(z.string().min(1).max(60))
            .min(1)
            .max(50)
            .describe('Ids of the readiness items or headings of the runbook that it proves.'),
          file: z
            .string()
            .min(1)
            .max(300)
            .regex(/^(?!\/)(?!.*\.\.)[A-Za-z0-9_./-]+\.json$/, {
              error: 'must be a JSON file beside or below this file, such as "results/verify-broker.json"',
            })
            .describe('The dated result file, relative to this file.'),
        }),
      )
      .max(200)
      .default([])
      .describe('Results that prove something.'),
    waivers: z
      .array(
        z.strictObject({
          item: z.string().min(1).max(60).describe('Id of the readiness item.'),
          reason: source.describe('Why it is accepted.'),
          owner: owner.describe('Who accepts it.'),
          expires: date.describe('Until when, that day included.'),
        }),
      )
      .max(200)
      .default([])
      .describe('Readiness items that are accepted as they are, for a time.'),
  })
  .prefault({})
  .describe('What proves that the platform is ready, and what is accepted without.');
