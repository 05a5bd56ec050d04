import { failureTimings } from '../../../../lib/facts/failure-timings';
import { privateVariant } from '../../../support/private-variant';
import { writtenGroup } from '../../../support/written-group';
import type { ReadinessRow } from '../readiness-row';
import { capacity, changed, grouped, proof, provenByResult, rendered, withoutGroups } from '../readiness-row';

const oneZone = changed((written) => {
  written.zones = written.zones.slice(0, 1);
  written.kafka.controllers.zones = ['use1-az4'];
  written.autoscaling = { kind: 'none' };
});

export const failureRows: readonly ReadinessRow[] = [
  { id: 'failure-domains', status: 'ready', where: 'each has an owner and a page', says: /^8 failures/ },
  {
    id: 'failure-domains',
    status: 'unknown',
    where: 'one has no owner',
    of: changed((written) => {
      delete written.ownership?.buckets;
    }),
    says: /Nobody owns S3/,
  },
  {
    id: 'metadata-backup',
    status: 'ready',
    where: 'snapshots are taken and an alarm asks for them',
    says: /every 6 hours and kept for 7 days, and BackupTooOld tells/,
  },
  {
    id: 'metadata-backup',
    status: 'ready',
    where: 'a job takes them and an alert asks for it',
    of: () => privateVariant(() => {}),
    says: /BackupTooOld tells/,
  },
  {
    id: 'metadata-backup',
    status: 'unknown',
    where: 'nobody is told',
    of: changed((written) => {
      written.alarms = { kind: 'none' };
    }),
    says: /nobody is told/,
  },
  {
    id: 'metadata-backup',
    status: 'unknown',
    where: 'the job is not among what is rendered',
    of: () => privateVariant(() => {}),
    given: rendered('CronJob'),
    says: /No job is rendered/,
  },
  {
    id: 'metadata-backup',
    status: 'risk',
    where: 'there is none',
    of: changed((written) => {
      written.storage = { ...written.storage, backup: { kind: 'none' } };
    }),
    says: /is none/,
  },
  { id: 'zone-loss', status: 'ready', where: 'any zone can go', says: /Any of 3 zones can go.*every envelope fits/ },
  { id: 'zone-loss', status: 'risk', where: 'there is one', of: oneZone, says: /in one zone/ },
  {
    id: 'zone-loss',
    status: 'risk',
    where: 'two controllers are in one zone',
    of: changed((written) => {
      written.kafka.controllers.zones = ['use1-az4', 'use1-az4', 'use1-az6'];
    }),
    says: /Without use1-az4 controllers have no majority/,
  },
  {
    id: 'zone-loss',
    status: 'risk',
    where: 'capacity is not planned for it',
    of: changed((written) => {
      written.plan = { survive: 'broker' };
    }),
    says: /plan\.survive/,
  },
  {
    id: 'zone-loss',
    status: 'risk',
    where: 'an envelope does not fit',
    given: capacity(({ perEnvelope }) => ({
      perEnvelope: perEnvelope.map((each) => ({ ...each, fits: each.envelope !== 'exceptional' })),
    })),
    says: /the exceptional envelope does not fit/,
  },
  {
    id: 'zone-loss',
    status: 'unknown',
    where: 'there is no group',
    of: withoutGroups,
    says: /carry the load is not known/,
  },
  {
    id: 'zone-loss',
    status: 'unknown',
    where: 'the place is private',
    of: () =>
      privateVariant((written) => {
        written.workloads = [writtenGroup('mes', { users: [] })];
      }),
    says: /Whether network, object store and Kubernetes go on/,
  },
  {
    id: 'zone-loss',
    status: 'ready',
    where: 'a drill shows it for a private place',
    of: () =>
      privateVariant((written) => {
        written.workloads = [writtenGroup('mes', { users: [] })];
      }),
    given: proof('zone-loss'),
    says: /3 passed/,
  },
  {
    id: 'zone-loss',
    status: 'risk',
    where: 'all zones but one drain',
    of: changed((written) => {
      for (const zone of written.zones.slice(1)) zone.state = 'draining';
    }),
    says: /in one zone/,
  },
  { id: 'broker-loss', status: 'ready', where: 'another takes over', says: /^3 to 9 brokers/ },
  {
    id: 'broker-loss',
    status: 'risk',
    where: 'only an autoscaler may bring another',
    of: changed((written) => {
      written.zones = written.zones.slice(0, 1);
      written.kafka.controllers.zones = ['use1-az4'];
    }),
    says: /one broker in all until the autoscaler adds some \(up to 3\)/,
  },
  { id: 'broker-loss', status: 'risk', where: 'there is one', of: oneZone, says: /one broker in all/ },
  {
    id: 'broker-loss',
    status: 'risk',
    where: 'a drain may take all',
    given: rendered('PodDisruptionBudget', (budget) => (budget.metadata.name === 'brokers' ? undefined : budget)),
    says: /No disruption budget of one pod for brokers/,
  },
  {
    id: 'broker-loss',
    status: 'risk',
    where: 'pods are killed while they stop',
    given: rendered('StatefulSet', (set) => ({
      ...set,
      spec: { template: { spec: { terminationGracePeriodSeconds: failureTimings.shutdown.value - 1 } } },
    })),
    says: /less than 300 s to stop/,
  },
  {
    id: 'broker-loss',
    status: 'unknown',
    where: 'nothing is rendered',
    given: rendered('StatefulSet'),
    says: /No StatefulSet/,
  },
  ...provenByResult('durable-writes'),
  ...provenByResult('metadata-restore'),
  { id: 'client-failure', status: 'ready', where: 'it is decided', says: /with a decision/ },
  {
    id: 'client-failure',
    status: 'risk',
    where: 'records of high impact are dropped',
    of: grouped({ failure: { producers: 'drop', consumers: 'stale' } }),
    says: /producers drop/,
  },
  {
    id: 'client-failure',
    status: 'ready',
    where: 'records of low impact are dropped',
    of: grouped({
      failure: { producers: 'drop', consumers: 'stale' },
      impact: { ...writtenGroup('a').impact, level: 'low' },
    }),
    says: /with a decision/,
  },
  {
    id: 'client-failure',
    status: 'unknown',
    where: 'a buffer has no length',
    of: grouped({ failure: { producers: 'buffer', consumers: 'stale' } }),
    says: /how long producers can keep/,
  },
  { id: 'rollback-policy', status: 'ready', where: 'history allows it', says: /with a policy/ },
  {
    id: 'rollback-policy',
    status: 'risk',
    where: 'there is nothing to rewind to',
    of: grouped({ retentionHours: { audit: 720 } }),
    says: /nothing is kept for replay/,
  },
];
