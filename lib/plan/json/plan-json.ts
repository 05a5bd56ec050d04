import { z } from 'zod';
import { billJson } from './bill-json';
import { capacityJson } from './capacity-json';
import { findingJson } from './finding-json';
import { readinessJson } from './readiness-json';
import { warningJson } from './warning-json';

const failureDomain = z.looseObject({
  id: z.string(),
  name: z.string(),
  effect: z.string(),
  duration: z.string(),
  dataLoss: z.string(),
  owner: z.string().nullable().describe('`null` where nobody is named.'),
  runbook: z.string().nullable().describe('Heading of docs/runbook.md.'),
  verified: z.looseObject({
    status: z.enum(['proven', 'unknown']),
    by: z.string().optional(),
    on: z.string().optional(),
  }),
  onBrokerLocalKafka: z.string(),
});

/** What `automq-kit plan --format json` prints. Fields may be added; none of these goes or changes its meaning. */
export const planJson = z
  .looseObject({
    deployment: z.string().describe('Name of the deployment.'),
    asOf: z.string().describe('Day of the plan, `2026-11-21`.'),
    capacity: capacityJson.describe('What each envelope needs, and how it sits on what is deployed.'),
    bill: billJson.nullable().describe('What a month costs; `null` where no price is known.'),
    failureDomains: z.array(failureDomain).describe('What can fail, and what that means here.'),
    ownership: z
      .array(
        z.looseObject({
          id: z.string().describe('Key of `ownership` in the deployment file.'),
          what: z.string(),
          owner: z.string().nullable().describe('`null` where nobody is named.'),
          thing: z.string().describe('What the deployment makes of it, by name.'),
        }),
      )
      .describe('Who owns what.'),
    readiness: readinessJson.describe('Whether it is ready.'),
    findings: z.array(findingJson).describe('What somebody should look at, errors first.'),
    decisions: z
      .array(z.looseObject({ group: z.string(), owner: z.string(), markdown: z.string() }))
      .describe('The decision record of each workload group.'),
    warnings: z.array(warningJson).describe('What the checks of the deployment file warn of.'),
  })
  .describe('What `automq-kit plan --format json` prints.');
