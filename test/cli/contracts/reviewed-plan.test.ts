import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reviewedPlan, unreviewed } from '../../../lib/cli/contracts/apply/reviewed-plan';
import { unallowed } from '../../../lib/cli/contracts/apply/wanted-words';
import type { Change, ChangePlan } from '../../../lib/contracts/change/change-plan';
import { changePlanHash } from '../../../lib/contracts/change/change-plan-hash';
import { wantedAcl } from '../../support/desired-fixture';
import { testIo } from '../support/test-io';

const hash = 'a'.repeat(64);
const step = { owner: 'Inventory', risk: 'none', why: 'It is asked for.', isDrift: false } as const;
const quota = (user: string): Change => ({ ...step, kind: 'setQuota', to: { user, producerByteRate: 1 } });
const planOf = (changes: readonly Change[], others: Partial<ChangePlan> = {}): ChangePlan => ({
  deployment: 'retail',
  environment: 'production',
  clusterId: 'c',
  changes,
  refusals: [],
  undeclared: [],
  hash,
  ...others,
});

describe('reviewedPlan', () => {
  test('takes a plan that was written as JSON, or how its hash begins', () => {
    const io = testIo();
    const written = planOf([{ ...quota('a'), monthlyCost: 3 }]);
    const text = JSON.stringify({ ...written, hash: changePlanHash(written) });
    writeFileSync(join(io.cwd, 'plan.json'), text);
    expect(reviewedPlan({ plan: 'plan.json' }, io)?.plan?.changes).toHaveLength(1);
    expect(reviewedPlan({ hash: hash.slice(0, 12) }, io)).toEqual({ hash: hash.slice(0, 12) });
    expect(reviewedPlan({}, io)).toBeUndefined();
  });

  test('refuses a plan whose changes are not those of its hash', () => {
    const io = testIo();
    for (const [index, other] of [planOf([quota('a')]), planOf([], { hash: '' })].entries()) {
      writeFileSync(join(io.cwd, `${index}.json`), JSON.stringify(other));
      expect(() => reviewedPlan({ plan: `${index}.json` }, io)).toThrow('was changed after it was written');
    }
  });

  test('refuses what is no plan, no hash, or both', () => {
    const io = testIo();
    writeFileSync(join(io.cwd, 'other.json'), '{}');
    expect(() => reviewedPlan({ plan: 'other.json' }, io)).toThrow('no plan of changes');
    expect(() => reviewedPlan({ hash: 'abc' }, io)).toThrow('no hash of a plan');
    expect(() => reviewedPlan({ plan: 'other.json', hash }, io)).toThrow('--plan and --hash');
  });
});

describe('unreviewed', () => {
  const [a, b] = [quota('a'), quota('b')];
  const reviewed = { hash, plan: planOf([a, b]) };

  test('the reviewed plan and what is left of it are accepted', () => {
    expect(unreviewed(planOf([a, b]), reviewed)).toEqual([]);
    expect(unreviewed(planOf([{ ...b, isDrift: true, monthlyCost: 3 }], { hash: 'b'.repeat(64) }), reviewed)).toEqual(
      [],
    );
    expect(unreviewed(planOf([a]), { hash: hash.slice(0, 12) })).toEqual([]);
    const revoked = (isForeign: boolean): Change => ({ ...step, kind: 'removeAcl', acl: wantedAcl(), isForeign });
    const left = planOf([revoked(true)], { hash: 'b'.repeat(64) });
    expect(unreviewed(left, { hash, plan: planOf([revoked(false)]) })).toEqual([]);
  });

  test('a change that is not in it, another cluster or another hash alone are told', () => {
    const other = { hash: 'b'.repeat(64) };
    expect(unreviewed(planOf([a, quota('c')], other), reviewed)).toHaveLength(1);
    expect(unreviewed(planOf([a], { ...other, clusterId: 'd' }), reviewed)).toHaveLength(1);
    expect(unreviewed(planOf([a], other), { hash })).toHaveLength(1);
  });
});

describe('unallowed', () => {
  const deletion: Change = { ...step, risk: 'high', kind: 'deleteTopic', topic: 'old', reason: 'old' };
  const risky: Change = { ...step, risk: 'high', kind: 'addPartitions', topic: 'orders', from: 1, to: 2 };

  test('each kind of loss wants its own word', () => {
    const plan = planOf([deletion, risky, quota('a')]);
    expect(unallowed(plan, {})).toHaveLength(2);
    expect(unallowed(plan, { allowDeletes: true }).join()).toContain('--allow-high-risk');
    expect(unallowed(plan, { allowHighRisk: true }).join()).toContain('--allow-deletes');
    expect(unallowed(plan, { allowDeletes: true, allowHighRisk: true })).toEqual([]);
  });
});
