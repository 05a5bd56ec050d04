import { comparePlans } from '../../../../lib/plan/report/compare/compare-plans';
import { comparisonReport } from '../../../../lib/plan/report/compare/comparison-report';
import { textOf } from '../../../../lib/plan/report/render-text';
import type { Plan } from '../../../../lib/plan/plan';
import { planFixture as before } from '../../../support/plan-fixture';

const [own, ...others] = before.bill!.systems;
const [normal, ...raised] = before.capacity.perEnvelope;

/** One more broker per zone, a dearer line, a check that became ready, and an envelope that no longer fits. */
const after: Plan = {
  ...before,
  capacity: {
    ...before.capacity,
    brokersPerZone: { least: 2, most: 3 },
    perEnvelope: [{ ...normal!, fits: false, requiredPerZone: 4 }, ...raised],
  },
  bill: {
    ...before.bill!,
    systems: [
      {
        ...own!,
        lines: own!.lines.map((line) =>
          line.item === 'Broker nodes' ? { ...line, monthly: { low: 900, typical: 1000, high: 1100 } } : line,
        ),
        total: { low: 1000, typical: 1374, high: 1600 },
      },
      ...others,
    ],
  },
  readiness: {
    items: before.readiness.items.map((item) =>
      item.id === 'restore-tested' ? { ...item, status: 'ready' as const } : item,
    ),
    score: 0.75,
  },
};

test('what changes is told, and nothing else', () => {
  const { brokers, envelopes, readiness, bill } = comparePlans(before, after);
  expect(brokers).toEqual({
    before: { zones: 3, least: 6, most: 6, instanceType: 'm7g.xlarge' },
    after: { zones: 3, least: 6, most: 9, instanceType: 'm7g.xlarge' },
  });
  expect(envelopes[0]).toEqual({
    envelope: 'normal',
    requiredPerZone: { before: 2, after: 4 },
    fits: { before: true, after: false },
  });
  expect(readiness).toEqual({
    score: { before: 0.5, after: 0.75 },
    items: [{ id: 'restore-tested', status: { before: 'unknown', after: 'ready' } }],
  });
  expect(bill!.systems[0]!.lines.map(({ item, delta }) => [item, delta.typical])).toEqual([['Broker nodes', 200]]);
});

test('a plan against itself has no change', () => {
  const { readiness, bill } = comparePlans(before, before);
  expect(readiness.items).toEqual([]);
  expect(bill!.systems.flatMap(({ lines }) => lines)).toEqual([]);
});

test('without prices in one currency no bill is compared', () => {
  const { bill, ...unpriced } = before;
  expect(comparePlans(unpriced, after).bill).toBeUndefined();
  expect(comparePlans({ ...before, bill: { ...bill!, currency: 'EUR' } }, after).bill).toBeUndefined();
});

test('a terminal shows the change of money, brokers and readiness', () => {
  const report = comparisonReport(comparePlans(before, after), { before: 'old.yaml', after: 'new.yaml' });
  expect(textOf(report)).toMatchInlineSnapshot(`
    "Change of acme
    from old.yaml to new.yaml; as of 2026-11-21

    !   What changes a month?       +$200. From about $1,174 to about $1,374.
    !!  What runs?                  6 to 9 brokers (m7g.xlarge) in 3 zones. Before: 6 brokers (m7g.xlarge) in 3 zones. What
                                    fitted before no longer does: Normal.
    ok  Is it readier?              Yes. 50 % before, 75 % after. One check has another status.

    THE BILL OF A MONTH

    Typical totals of a month
    System                          Before   After  Change
    ──────────────────────────────  ──────  ──────  ──────
    AutoMQ, this deployment         $1,174  $1,374   +$200
    Self-run Kafka                  $5,070  $5,070      $0
    Self-run Kafka, tiered storage  $4,070  $4,070      $0
    Amazon MSK, provisioned         $4,470  $4,470      $0

    AutoMQ, this deployment: the lines that change
    Item          Before   After  Change
    ────────────  ──────  ──────  ──────
    Broker nodes    $800  $1,000   +$200

    BROKERS

    What is deployed, and what each envelope needs in a zone
    What                  Before                             After
    ────────────────────  ─────────────────────────────────  ──────────────────────────────────────
    Deployed              6 brokers (m7g.xlarge) in 3 zones  6 to 9 brokers (m7g.xlarge) in 3 zones
    Normal envelope       needs 2                            needs 4, and does not fit
    Promotional envelope  needs 2                            needs 2
    Exceptional envelope  needs 2                            needs 2

    READINESS

    Checks with another status
    Check           Before   After
    ──────────────  ───────  ─────
    restore-tested  unknown  ready
    "
  `);
});
