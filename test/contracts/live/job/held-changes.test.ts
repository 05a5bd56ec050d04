import type { Change } from '../../../../lib/contracts/change/change-plan';
import { wantedAcl } from '../../../support/desired-fixture';
import { heldChanges } from '../../../../lib/contracts/live/job/held-changes';

const step = { owner: 'Inventory', risk: 'none', why: 'So it is.', isDrift: false } as const;

const change = (name: string, of: Partial<Pick<Change, 'risk' | 'isDrift'>> = {}): Change => ({
  ...step,
  ...of,
  kind: 'alterConfig',
  topic: name,
  settings: [],
});

const removal: Change = { ...step, risk: 'high', kind: 'deleteTopic', topic: 'old', reason: 'Nobody reads it.' };

const changes = [
  change('plain'),
  change('low', { risk: 'low' }),
  change('risky', { risk: 'high' }),
  change('drifted', { isDrift: true }),
  change('both', { risk: 'high', isDrift: true }),
  removal,
];

const topicsOf = (of: readonly Change[]) => of.map((each) => ('topic' in each ? each.topic : ''));

test('without a word nothing is deleted, risked or undone, and the rest keeps its order', () => {
  const { allowed, held } = heldChanges(changes, []);
  expect(topicsOf(allowed)).toEqual(['plain', 'low']);
  expect(held.map(({ change: each, word }) => [topicsOf([each])[0], word])).toEqual([
    ['risky', 'highRisk'],
    ['drifted', 'drift'],
    ['both', 'highRisk'],
    ['old', 'deletes'],
  ]);
});

test.each([
  [['deletes'], ['plain', 'low', 'old']],
  [['drift'], ['plain', 'low', 'drifted']],
  [['highRisk'], ['plain', 'low', 'risky']],
  [
    ['deletes', 'highRisk', 'drift'],
    ['plain', 'low', 'risky', 'drifted', 'both', 'old'],
  ],
] as const)('with %j it does that and no more', (allow, wanted) => {
  expect(topicsOf(heldChanges(changes, allow).allowed)).toEqual(wanted);
});

test('a right that a contract gave goes by itself, one that none has given waits for its word', () => {
  const revoked = (isForeign: boolean): Change => ({
    ...step,
    ...{ kind: 'removeAcl', risk: 'low', isForeign, acl: wantedAcl() },
  });
  const [given, foreign] = [revoked(false), revoked(true)];
  expect(heldChanges([given, foreign], [])).toEqual({
    allowed: [given],
    held: [{ change: foreign, word: 'revokes' }],
  });
  expect(heldChanges([given, foreign], ['revokes']).allowed).toEqual([given, foreign]);
});
