import { privateVariant } from '../../../support/private-variant';
import type { ReadinessRow } from '../readiness-row';
import {
  beside,
  capacity,
  changed,
  grouped,
  provenByDrill,
  provenByResult,
  rendered,
  withoutGroups,
  withProperty,
} from '../readiness-row';

export const replayRows: readonly ReadinessRow[] = [
  { id: 'retention-by-reason', status: 'ready', where: 'hours stand by reason', says: /hours by reason/ },
  {
    id: 'retention-by-reason',
    status: 'risk',
    where: 'no reason is given',
    of: grouped({ retentionHours: {} }),
    says: /no reason/,
  },
  {
    id: 'retention-by-reason',
    status: 'risk',
    where: 'a consumer may be away as long',
    of: grouped({ retentionHours: { audit: 24 } }),
    says: /no longer than a consumer may be away/,
  },
  {
    id: 'history-off-brokers',
    status: 'ready',
    where: 'the kit makes the bucket',
    says: /Brokers keep records in acme-data.*without a rule that expires/,
  },
  {
    id: 'history-off-brokers',
    status: 'unknown',
    where: 'the bucket was there before',
    of: changed((written) => {
      written.storage = { dataBucket: { kind: 'existing', name: 'there-before' } };
    }),
    says: /there-before was there before/,
  },
  {
    id: 'history-off-brokers',
    status: 'unknown',
    where: 'the store is private',
    of: () => privateVariant(() => {}),
    says: /plant-stream-data was there before/,
  },
  {
    id: 'history-off-brokers',
    status: 'unknown',
    where: 'nothing is rendered',
    given: rendered('ConfigMap'),
    says: /Nothing is rendered for broker-use1-az4/,
  },
  {
    id: 'history-off-brokers',
    status: 'risk',
    where: 'brokers write elsewhere',
    given: withProperty('s3.data.buckets', '0@s3://other?region=us-east-1'),
    says: /s3\.data\.buckets of broker-use1-az4/,
  },
  { id: 'replay-safety', status: 'ready', where: 'every group says it', says: /^one group idempotent\.$/ },
  {
    id: 'replay-safety',
    status: 'risk',
    where: 'a guard has no name',
    of: grouped({ replay: { meaning: 'Again.', safety: 'guarded' } }),
    says: /nobody says by what/,
  },
  { id: 'replay-isolation', status: 'ready', where: 'two replays fit', says: /They fit/ },
  {
    id: 'replay-isolation',
    status: 'risk',
    where: 'two replays do not fit',
    given: capacity(({ whatIfs }) => ({
      whatIfs: whatIfs.map((each) => ({ ...each, fits: false, answer: 'Nothing while every broker is healthy.' })),
    })),
    says: /Nothing while every broker is healthy/,
  },
  {
    id: 'replay-isolation',
    status: 'risk',
    where: 'groups of different impact share a user',
    of: beside({}),
    says: /share user inventory/,
  },
  {
    id: 'replay-isolation',
    status: 'unknown',
    where: 'no replay is counted',
    of: grouped({ reads: [] }),
    says: /No replay is counted/,
  },
  { id: 'catch-up', status: 'ready', where: 'readers catch up', says: /level again in 3 hours/ },
  {
    id: 'catch-up',
    status: 'risk',
    where: 'a reader never does',
    given: capacity(({ catchUp }) => ({ catchUp: catchUp.map((each) => ({ ...each, hours: undefined })) })),
    says: /never catches up/,
  },
  {
    id: 'catch-up',
    status: 'risk',
    where: 'records expire before',
    given: capacity(({ catchUp }) => ({ catchUp: catchUp.map((each) => ({ ...each, hours: 700 })) })),
    says: /records are kept 30 days/,
  },
  { id: 'catch-up', status: 'unknown', where: 'nobody reads', of: grouped({ reads: [] }), says: /No reader/ },
  { id: 'catch-up', status: 'unknown', where: 'there is no group', of: withoutGroups, says: /no workload group/ },
  ...provenByResult('replay-tested'),
  ...provenByDrill('consumer-recovery'),
  ...provenByDrill('state-rebuilt'),
];
