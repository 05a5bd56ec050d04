import { changePlanJson } from '../../../lib/contracts/change/change-plan-json';
import { changePlanOf } from '../../../lib/contracts/change/change-plan-of';
import { renderMarkdown } from '../../../lib/contracts/change/render-markdown';
import { renderText } from '../../../lib/contracts/change/render-text';
import type { DesiredState } from '../../../lib/contracts/desired/desired-state';
import { wanted, wantedAcl, wantedTopic } from '../../support/desired-fixture';
import { cluster, liveTopic } from '../../support/fake-cluster';

const planOf = (desired: DesiredState, state = cluster()) => changePlanOf(desired, state, { asOf: '2026-11-27' });

const mixed = planOf(
  wanted({
    topics: [
      wantedTopic({ partitions: 24 }),
      wantedTopic({ name: 'carts.events', owner: 'Carts' }),
      wantedTopic({ name: 'carts.levels', owner: 'Carts', config: { 'retention.ms': '3600000' } }),
    ],
    acls: [wantedAcl()],
    quotas: [{ user: 'inventory', owner: 'Inventory', producerByteRate: 1_048_576 }],
  }),
  cluster({
    topics: [
      liveTopic({ config: wantedTopic().config }),
      liveTopic({ name: 'carts.levels', config: { 'retention.ms': '864000000' } }),
      liveTopic({ name: 'old', lastRecordMs: 0 }),
    ],
    groups: [{ name: 'unknown', state: 'Stable', protocolType: 'consumer', members: 3, topics: ['old'] }],
  }),
);

test('a reader finds what is refused with its migration, then each owner’s changes with risk, before and after', () => {
  const text = renderText(mixed);
  expect(text).toMatch(/^Changes of retail, environment production, cluster Rt7kQ2mZ9xWc4LbN6vHs3A\n/);
  expect(text).toContain(`Plan ${mixed.hash}`);
  expect(text).toContain(
    'one topic to create, one topic to alter, one right to grant, one quota to set. Worst risk: high.',
  );
  expect(text).toMatch(/Refused\n {2}inventory\.events \(Inventory\): .*\n {4}Fix: .*\n {4}1\. What happens/);
  expect(text).toContain('alter carts.levels: retention.ms 864000000 -> 3600000 [risk high]');
  expect(text).toContain('quota of User:inventory: none -> 1 MiB/s in on each broker [risk low]');
  expect(text).toContain('topic old: last record 1970-01-01T00:00:00.000Z');
  expect(text).toContain('group unknown: Stable, 3 members');
  // What is risky comes before what is not.
  expect(text.indexOf('alter carts.levels')).toBeLessThan(text.indexOf('create carts.events'));
});

test('a review sees the same in Markdown', () => {
  const markdown = renderMarkdown(mixed);
  for (const part of ['# Changes of retail', '## Refused', '## Carts', '## Live and declared by no contract'])
    expect(markdown).toContain(part);
  expect(markdown).toContain('| alter carts.levels: retention.ms 864000000 -> 3600000 | risk high |');
});

test('a right that no contract has given is marked, since the job leaves it alone', () => {
  const had = cluster({ acls: [wantedAcl(), wantedAcl({ operation: 'write' })] });
  const text = renderText(planOf(wanted({ acls: [wantedAcl()] }), had));
  expect(text).toContain('1 to revoke that no contract has given.');
  expect(text).toContain('revoke: User:fulfilment may write topic inventory.events [risk low, given by no contract]');
});

test('a plan without changes says so in one line', () => {
  expect(renderText(planOf(wanted()))).toMatch(/\nNothing to change\.\nPlan [0-9a-f]{64}\n$/);
});

test('of thousands of changes people see what is risky, and how many more there are', () => {
  const topics = Array.from({ length: 5000 }, (_, index) => wantedTopic({ name: `a.${index}` }));
  const live = liveTopic({ name: 'a.4999', config: { ...wantedTopic().config, 'retention.ms': '-1' } });
  const plan = planOf(wanted({ topics }), cluster({ topics: [live] }));
  for (const text of [renderText(plan), renderMarkdown(plan)]) {
    expect(text.split('\n').length).toBeLessThan(100);
    expect(text).toContain('alter a.4999: retention.ms -1 -> 864000000');
    expect(text).toContain('4979 more changes; --format json has all of them.');
  }
});

test('a plan as JSON has the form that is described', () => {
  expect(changePlanJson.safeParse(JSON.parse(JSON.stringify(mixed)))).toMatchObject({ success: true });
});

test('what a name of the cluster holds neither moves the cursor nor begins a line', () => {
  const group = { name: 'view\n\u001b[2JPlan 0000', state: 'Empty', protocolType: '', members: 0, topics: [] };
  const right = wantedAcl({ resource: 'group', name: 'a\r\u009bb', permission: 'deny' });
  const odd = changePlanOf(wanted(), cluster({ groups: [group], acls: [right] }), { asOf: '2026-11-27' });
  for (const text of [renderText(odd), renderMarkdown(odd)]) {
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    expect(text).toContain('group view\\u000a\\u001b[2JPlan 0000');
    expect(text).toContain('a\\u000d\\u009bb');
  }
});
