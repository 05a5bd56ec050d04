import Ajv from 'ajv';
import type { JsonSchema } from '../../lib/config/json-schema';
import type { Deployment } from '../../lib/model/deployment';
import { planAsJson } from '../../lib/plan/plan-as-json';
import { planJsonSchema } from '../../lib/plan/plan-json-schema';
import { planOf } from '../../lib/plan/plan-of';
import { example, exampleNames } from '../support/example';
import { objectsOf } from '../support/objects';
import { planFixture } from '../support/plan-fixture';
import { readyVariant } from '../support/ready-variant';
import { writtenGroup } from '../support/written-group';

const asOf = '2026-11-21';
const plan = (deployment: Deployment, day = asOf) =>
  planOf(deployment, { asOf: day, evidence: [], waves: [{ id: 'all', objects: objectsOf(deployment) }] });

/** The schema with every object closed, so that a field that it does not describe is told. */
function closed(schema: JsonSchema): JsonSchema {
  const { properties, items, anyOf, ...rest } = schema as JsonSchema & { anyOf?: readonly JsonSchema[] };
  return {
    ...rest,
    ...(items && { items: closed(items) }),
    ...(anyOf && { anyOf: anyOf.map(closed) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, closed(each)])),
      additionalProperties: false,
    }),
  };
}

const validate = new Ajv({ allErrors: true }).compile(closed(planJsonSchema()));
const problemsOf = (json: unknown) => (validate(JSON.parse(JSON.stringify(json))) ? [] : validate.errors);

describe.each(exampleNames)('%s', (name) => {
  const answer = plan(example(name));

  test('prints JSON that the schema describes, field by field', () => {
    expect(problemsOf(planAsJson(answer, []))).toEqual([]);
  });

  test('answers the same for the same deployment', () => {
    expect(plan(example(name))).toEqual(answer);
  });

  test('has a decision record for each group, and its score from its items', () => {
    expect(answer.decisions.map(({ group }) => group)).toEqual(example(name).workloads.map((group) => group.name));
    const count = (...statuses: readonly string[]) =>
      answer.readiness.items.filter(({ status }) => statuses.includes(status)).length;
    const applicable = count('ready', 'waived', 'risk', 'unknown');
    expect(answer.readiness.score).toBe(count('ready', 'waived') / applicable);
  });
});

test('the schema refuses what is no plan', () => {
  expect(problemsOf({ ...planAsJson(planFixture, []), bill: { currency: 'USD' } })).not.toEqual([]);
  expect(problemsOf({ ...planAsJson(plan(example('minimal')), []), more: 1 })).not.toEqual([]);
});

test('what nobody has named is null, not left out', () => {
  const { ownership, bill, readiness, failureDomains } = planAsJson(plan(example('private')), []);
  expect(ownership.map(({ owner }) => owner)).toEqual(ownership.map(() => null));
  expect([bill, readiness.items[0]?.waiver, failureDomains[0]?.owner]).toEqual([null, null, null]);
  // A file without workloads has a bill that recommends nothing.
  expect(planAsJson(plan(example('minimal')), []).bill?.verdict.recommended).toBeNull();
});

const waived = readyVariant((written) => {
  written.readiness = {
    waivers: [
      { item: 'schemas', reason: 'No registry yet', owner: 'Platform', expires: '2026-11-21' },
      { item: 'capacity', reason: 'It fits', owner: 'Platform', expires: '2027-11-21' },
    ],
  };
});

test('a waiver holds until its last day, after which the item is what it was', () => {
  const item = (day: string, id: string) => plan(waived, day).readiness.items.find((each) => each.id === id);
  expect(item('2026-11-21', 'schemas')).toMatchObject({ status: 'waived', waiver: { valid: true } });
  expect(item('2026-11-22', 'schemas')).toMatchObject({ status: 'unknown', waiver: { valid: false } });
  expect(item('2026-11-21', 'capacity')).toMatchObject({ status: 'ready', waiver: { valid: true } });
  expect(plan(waived, '2026-11-21').readiness.score).toBeGreaterThan(plan(waived, '2026-11-22').readiness.score);
});

test('a failed result is a risk whatever else speaks for the item, and a good one hides no risk', () => {
  const status = (id: string, failed: number, deployment = readyVariant()) => {
    const evidence = [{ kind: 'drill' as const, proves: [id], file: 'r.json', on: '2026-11-01', passed: 1, failed }];
    const waves = [{ id: 'all', objects: objectsOf(deployment) }];
    return planOf(deployment, { asOf, evidence, waves }).readiness.items.find((each) => each.id === id)?.status;
  };
  expect([status('zone-loss', 0), status('zone-loss', 1)]).toEqual(['ready', 'risk']);
  const oneZone = readyVariant((written) => {
    written.zones = written.zones.slice(0, 1);
    written.kafka.controllers.zones = ['use1-az4'];
  });
  expect(status('zone-loss', 0, oneZone)).toBe('risk');
  // A drill is no migration.
  expect(status('migration-rehearsed', 0)).toBe('unknown');
});

test('what is said of very many groups is shortened', () => {
  const many = readyVariant((written) => {
    written.workloads = Array.from({ length: 30 }, (_, index) => writtenGroup(`group-${index}`));
  });
  const longest = plan(many).readiness.items.map(({ evidence }) => evidence.length);
  expect(Math.max(...longest)).toBeLessThanOrEqual(9);
});
