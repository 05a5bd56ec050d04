import { isDeepStrictEqual } from 'node:util';
import { listed } from '../../model/wording';
import { quotaSums } from '../desired/quota-sums';
import { accessesOf } from '../model/contract-set';
import { perAccess } from './per-access';
import type { Hit, ReviewRule, ReviewSubject } from './rule';
import { hitsAt } from './rule';

const quotaAgree: ReviewRule = {
  id: 'quota-agree',
  severity: 'error',
  title: 'All operations of a principal name the same quota',
  why: 'A principal has one quota; of two that are written one holds, and it is not said which.',
  fix: 'Write the quota at one of its operations, or the same at each.',
  source: 'governance',
  check: perAccess(({ access }, { contracts }) => {
    const own = access.fields['x-quota'];
    const first = accessesOf(contracts).find(
      ({ principal, fields }) => principal === access.principal && fields['x-quota'] !== undefined,
    );
    return own !== undefined && first !== undefined && !isDeepStrictEqual(own, first.fields['x-quota'])
      ? { path: ['x-quota'], message: `${first.operation} gives ${access.principal} another quota.` }
      : undefined;
  }),
};

/** Sums that no broker carries; both directions together are told only where each of them alone would fit. */
function overbooked({ deployment, contracts }: ReviewSubject): readonly Hit[] {
  const sums = quotaSums(deployment, contracts).filter(({ fits }) => !fits);
  const told = sums.filter(
    ({ kind }) => kind !== 'both' || !sums.some((each) => each.kind === 'producer' || each.kind === 'consumer'),
  );
  return told.flatMap(({ basis, principals }) => {
    const first = accessesOf(contracts).find(
      ({ principal, fields }) => principal === principals[0] && fields['x-quota'] !== undefined,
    );
    if (first === undefined) return [];
    return hitsAt(first.topic, first.place, {
      path: ['x-quota'],
      message: `Quotas of ${listed(principals)} come to more than a broker carries: ${basis}`,
    });
  });
}

const quotaSum: ReviewRule = {
  id: 'quota-sum',
  severity: 'error',
  title: 'Quotas come to no more than a broker carries',
  why: 'A quota holds on each broker. Where all of them together are more than one carries, clients slow each other down before any of them reaches its own.',
  fix: 'Lower the quotas, or plan larger brokers.',
  source: 'governance',
  check: overbooked,
};

export const quotaRules = [quotaAgree, quotaSum];
