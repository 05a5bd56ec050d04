import { z } from 'zod';
import { constantNames } from '../../facts/capacity-constants';
import { resources } from '../../model/capacity/capacity';
import { envelopes } from '../../model/workload-group';
import { findingJson } from './finding-json';

const use = z.looseObject({
  resource: z.enum(resources),
  used: z.number(),
  limit: z.number(),
  unit: z.string(),
  percent: z.number().describe('Above 100 it does not fit.'),
  basis: z.string(),
});

const perEnvelope = z.looseObject({
  envelope: z.enum(envelopes),
  demand: z
    .looseObject({
      writeBytesPerSecond: z.number(),
      liveWrittenBytesPerSecond: z.number().describe('What of the writes has a live reader.'),
      liveReadBytesPerSecond: z.number(),
      catchUpReadBytesPerSecond: z.number(),
      partitions: z.number(),
      connections: z.number(),
      requestsPerSecond: z.number(),
      raisedGroups: z.array(z.string()),
    })
    .describe('What all groups together ask for at the worst moment of the envelope.'),
  brokersPerZone: z.number().describe('What carries it while everything is healthy.'),
  brokersPerZoneAfterFailure: z.number().describe('What carries it while what may fail has failed.'),
  requiredPerZone: z.number().describe('The larger of both.'),
  runningPerZone: z.number().describe('Brokers per zone that run then, of which `uses` is the use of one.'),
  binding: z.enum(resources).describe('What runs out first.'),
  uses: z.array(use),
  usesAfterFailure: z.array(use),
  headroomPercent: z.number().describe('What is left of it; negative where it does not fit.'),
  fits: z.boolean(),
  s3: z.looseObject({ putPerSecond: z.number(), getPerSecond: z.number() }),
});

/** The capacity of a plan. */
export const capacityJson = z.looseObject({
  zones: z.number(),
  brokersPerZone: z.looseObject({ least: z.number(), most: z.number() }),
  instanceType: z.string().optional(),
  perEnvelope: z.array(perEnvelope),
  provisioning: z.array(z.looseObject({ what: z.string(), follows: z.enum(['peak', 'demand']), why: z.string() })),
  partitions: z.array(
    z.looseObject({
      group: z.string(),
      required: z.number(),
      count: z.number().optional(),
      basis: z.string(),
      hotKey: z.boolean(),
    }),
  ),
  catchUp: z.array(
    z.looseObject({
      group: z.string(),
      reader: z.string(),
      outageHours: z.number(),
      backlogBytes: z.number(),
      hours: z.number().optional().describe('Missing where it never catches up.'),
      basis: z.string(),
    }),
  ),
  whatIfs: z.array(
    z.looseObject({
      id: z.string(),
      question: z.string(),
      answer: z.string(),
      breaks: z
        .enum(resources)
        .optional()
        .describe('What breaks while every broker is healthy; missing where nothing does.'),
      fits: z
        .boolean()
        .describe('Whether headroom and failure of the plan are kept with the brokers that can be there.'),
      requiredPerZone: z.number(),
      requiredInstanceType: z.string().optional(),
    }),
  ),
  constants: z.array(
    z.looseObject({
      name: z.enum(constantNames),
      value: z.number(),
      unit: z.string(),
      meaning: z.string(),
      basis: z.enum(['published', 'assumed', 'measured']),
      source: z.string(),
    }),
  ),
  findings: z.array(findingJson),
});
