import type { WhatIf } from '../../../lib/model/capacity/capacity';
import { renderText } from '../../../lib/plan/report/render-text';
import { example } from '../../support/example';
import { planFixture } from '../../support/plan-fixture';

const text = renderText(planFixture, example('production'));
const lines = text.split('\n');

test('a terminal of 120 columns is enough', () => {
  expect(lines.filter((line) => line.length > 120)).toEqual([]);
});

test('the first screen says whether it fits, what binds, what it costs on every system and what is not ready', () => {
  expect(lines.slice(0, 11).join('\n')).toMatchInlineSnapshot(`
    "Plan of acme
    Acme Retail, stage production; AWS us-east-1; as of 2026-11-21

    ok  Does it fit?                Yes. 2 brokers (m7g.xlarge) per zone in 3 zones carry every envelope.
    ok  What runs out first?        Network out. In the exceptional envelope 15 % of it are left, 15 % after a failure.
    ok  What does it cost a month?  About $1,174. $939 to $1,526. Elsewhere: Self-run Kafka $5,070; Self-run Kafka, tiered
                                    storage $4,070; Amazon MSK, provisioned $4,470.
    !!  Is it ready?                1 ready, 1 waived, of 4. Look at one risk and 1 that nothing proves.
    !!  Who owns it?                1 of 2 have no owner. Nobody is named for Keys.

    CAPACITY"
  `);
});

test('what is not ready is named with what to do, and what is ready is left out', () => {
  expect(text).toMatch(/^restore-tested +unknown +Run the restore/m);
  expect(text).toMatch(/^keys-owned +risk, waiver expired 2026-10-01 +Name a team/m);
  expect(text).toMatch(/^peak-priced +waived +Waived until 2027-01-31 by finance@acme.example/m);
  expect(text).not.toContain('envelopes-written');
});

test('amounts stand below each other', () => {
  const amounts = lines.filter((line) => /^(Compute|Storage|Between zones|Typical total) /.test(line));
  expect(amounts).toHaveLength(4);
  expect(new Set(amounts.map(({ length }) => length)).size).toBe(1);
});

describe('what breaks first', () => {
  const [question] = planFixture.capacity.whatIfs;
  const shown = (change: Partial<WhatIf>) =>
    renderText(
      { ...planFixture, capacity: { ...planFixture.capacity, whatIfs: [{ ...question!, ...change }] } },
      example('production'),
    );

  test('each number of brokers stands with its type', () => {
    expect(shown({})).toMatch(/ network out +4\u00a0×\u00a0m7g\.xlarge, or 2\u00a0×\u00a0m7g\.2xlarge$/m);
    expect(shown({ requiredInstanceType: undefined })).toMatch(/ network out +4\u00a0×\u00a0m7g\.xlarge$/m);
  });

  test('what fits without headroom or without a failure does not pass for fitting', () => {
    expect(shown({ breaks: undefined })).toMatch(/ headroom or a failure /);
    expect(shown({ breaks: undefined, id: 'zoneAdded' })).toMatch(/ a limit /);
    expect(shown({ breaks: undefined, fits: true })).toMatch(/ nothing +4/);
  });
});

test('a plan without prices says so', () => {
  const { bill, ...unpriced } = planFixture;
  expect(bill).toBeDefined();
  expect(renderText(unpriced, example('private'))).toContain('No price is known');
});
