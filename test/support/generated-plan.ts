import * as fc from 'fast-check';
import { ownership as ownershipSchema, plan as planSchema, readiness as readinessSchema } from '../../lib/config/plan';
import type { DeploymentConfig } from '../../lib/config/schema';
import { evidenceKinds } from '../../lib/facts/evidence-kinds';
import { readinessItemIds } from '../../lib/facts/readiness-items';
import { runbookHeadings } from '../../lib/facts/runbook-headings';

const people = { automq: 10, kafka: 60, 'kafka-tiered': 50, msk: 20 };

/** What a plan may assume. */
export const generatedPlan = (): fc.Arbitrary<DeploymentConfig['plan']> =>
  fc
    .record(
      {
        hoursPerMonth: fc.constantFrom(720, 730, 744),
        headroomPercent: fc.integer({ min: 0, max: 60 }),
        survive: fc.constantFrom('zone', 'broker', 'nothing'),
        measured: fc.constantFrom(
          {},
          { tlsCpuFactor: { value: 1.2, source: 'Load run of the platform team', on: '2026-09-30' } },
        ),
        comparison: fc.record({
          replicationFactor: fc.constantFrom(2, 3),
          diskFillPercent: fc.integer({ min: 40, max: 90 }),
          localHours: fc.integer({ min: 1, max: 48 }),
          followerFetch: fc.boolean(),
        }),
        connect: fc.record({ workers: fc.integer({ min: 1, max: 6 }), instanceType: fc.constant('m7g.large') }),
        people: fc.constant({ hourlyRate: 100, hoursPerMonth: people }),
      },
      { requiredKeys: [] },
    )
    .map((given) => planSchema.parse(given));

export const generatedOwnership = (): fc.Arbitrary<DeploymentConfig['ownership']> =>
  fc
    .subarray(['vpc', 'buckets', 'keys', 'identities', 'auditTrail', 'networkPath', 'onCall', 'price'])
    .map((cells) => ownershipSchema.parse(Object.fromEntries(cells.map((cell) => [cell, 'Platform']))));

/** Results and waivers; the files that results are in do not exist. */
export const generatedReadiness = (): fc.Arbitrary<DeploymentConfig['readiness']> =>
  fc
    .record({
      waived: fc.subarray([...readinessItemIds], { maxLength: 3 }),
      expires: fc.constantFrom('2026-06-30', '2027-06-30'),
      kinds: fc.subarray([...evidenceKinds], { maxLength: 3 }),
      proves: fc.subarray<string>([...readinessItemIds, ...runbookHeadings], { minLength: 1, maxLength: 4 }),
    })
    .map(({ waived, expires, kinds, proves }) =>
      readinessSchema.parse({
        evidence: kinds.map((kind) => ({ kind, proves, file: `results/${kind}.json` })),
        waivers: waived.map((item) => ({ item, reason: 'Accepted for a time.', owner: 'Platform', expires })),
      }),
    );
