import { decisionRecord } from '../../../lib/plan/decisions/decision-record';
import { htmlOfMarkdown } from '../../../lib/plan/report/html/html-of-markdown';
import { planFixture } from '../../support/plan-fixture';
import { fittingCapacity } from '../../support/readiness-subject';
import { readyVariant } from '../../support/ready-variant';
import { writtenGroup } from '../../support/written-group';

type Group = Parameters<typeof writtenGroup>[1];

const record = (change: Group = {}, bill = planFixture.bill) => {
  const deployment = readyVariant((written) => (written.workloads = [writtenGroup('inventory', change)]));
  const [group] = deployment.workloads;
  return decisionRecord(group!, { deployment, capacity: fittingCapacity(deployment), bill });
};

const shares = [
  {
    owner: 'Stock',
    groups: ['inventory', 'views'],
    monthly: { low: 80, typical: 100, high: 130 },
    basis: 'its bytes.',
  },
];
const billed = { ...planFixture.bill!, showback: shares };

test('a record answers what a review asks, under one title', () => {
  const { markdown, group, owner } = record({}, billed);
  expect([group, owner]).toEqual(['inventory', 'inventory@acme.example']);
  expect(markdown.match(/^#+ .*$/gm)).toEqual([
    '# Decision record: inventory',
    '## Latency and freshness',
    '## Load and capacity',
    '## Contract',
    '## Retention',
    '## Replay',
    '## Failure and rollback',
    '## Where the data stays',
    '## Cost',
  ]);
  expect(markdown).toMatch(/[^\n]\n$/);
  expect(markdown).not.toMatch(/\n{3}|undefined|NaN|\.\./);
});

test('rates, readers, partitions and catch-up stand with their figures', () => {
  const { markdown } = record();
  for (const line of [
    '| ordinary | 10.0 MiB/s | always |',
    '| exceptional | 40.0 MiB/s | 2 hours a month |',
    '| views | live | all that is written | inventory.views | cluster |',
    '| rebuild | replay | 20.0 MiB/s, 2 days back, 4 hours a month | inventory.rebuild | cluster |',
    '- It asks for 12 partitions, and there are 24: b.',
    '| replay | to rebuild views | 3 days |',
    '| audit | to explain what happened | 30 days |',
  ])
    expect(markdown.split('\n')).toContain(line);
  expect(markdown).toContain('\n- views and rebuild: level again in 3 hours after 24 hours away.\n');
});

test('what replay means and what guards it stands in the record', () => {
  const { markdown } = record({ replay: { meaning: 'Orders go out.', safety: 'guarded', guard: 'Payment is off.' } });
  expect(markdown).toContain(
    '- Meaning: Orders go out.\n- Guarded: something has to be switched off first.\n- Guard: Payment is off.',
  );
});

test('failure, rollback and residency stand in the record', () => {
  const { markdown } = record({
    failure: { producers: 'buffer', bufferMinutes: 90, consumers: 'stop', why: 'Tills go on.' },
    residency: { regions: ['us-east-1'], tenants: ['Acme Retail'] },
  });
  expect(markdown).toContain(
    'Producers keep records of their own for 90 minutes. Consumers stop.\n- Why: Tills go on.',
  );
  expect(markdown).toContain('Consumers go back to the last good offset and rebuild.');
  expect(markdown).toContain('- In us-east-1.\n- Tenants: Acme Retail');
});

test('readers that need another time, or never catch up, have a line of their own', () => {
  const deployment = readyVariant((written) => (written.workloads = [writtenGroup('inventory')]));
  const fitting = fittingCapacity(deployment);
  const catchUp = fitting.catchUp.map((each, index) => ({ ...each, hours: index === 0 ? undefined : each.hours }));
  const { markdown } = decisionRecord(deployment.workloads[0]!, { deployment, capacity: { ...fitting, catchUp } });
  expect(markdown).toContain(
    '- views: never level again after 24 hours away.\n- rebuild: level again in 3 hours after 24 hours away.\n',
  );
});

test('what a file says means nothing in Markdown, and is shown as it was written', () => {
  const odd = '# [a](b) *c* _d_ `e` &amp; 1 \\ f';
  const { markdown } = record({
    purpose: odd,
    impact: { ...writtenGroup('a').impact, why: odd },
    replay: { meaning: odd, safety: 'guarded', guard: odd },
    failure: { producers: 'wait', consumers: 'stale', why: odd },
  });
  const kept = '\\# \\[a\\](b) \\*c\\* \\_d\\_ \\`e\\` \\&amp; 1 \\\\ f';
  expect(markdown.split(kept)).toHaveLength(6);
  expect(markdown.match(/^# .*$/gm)).toEqual(['# Decision record: inventory']);
  const shown = '# [a](b) *c* _d_ `e` &amp;amp; 1 \\ f';
  expect(htmlOfMarkdown(markdown).split(shown)).toHaveLength(6);
});

test('the cost is the share of the owner, and is left out without a bill or a share', () => {
  expect(record({}, billed).markdown).toContain(
    'About $100 a month, with one other group of Stock ($80 to $130): its bytes.',
  );
  expect(record({}, planFixture.bill).markdown).not.toContain('## Cost');
  expect(record({}, undefined).markdown).not.toContain('## Cost');
});

test('repairs that add nothing and topics without end take a line each', () => {
  const write = { ...writtenGroup('a').write, repairs: { rate: '0 MiB/s', hoursPerMonth: 0 } };
  const topics = Array.from({ length: 25 }, (_, index) => ({ name: `t${index}` }));
  const { markdown } = record({ write, topics, users: [] });
  expect(markdown).toContain('| repairs, in addition | none |  |');
  expect(markdown).toContain('`t19` and 5 more');
  expect(markdown).toContain('- Users: none named');
});
