import type { AlertId } from '../../../lib/facts/alert-ids';
import { alertsOf } from '../../../lib/model/alerts/alerts-of';
import { deltaCacheBytes } from '../../../lib/model/alerts/delta-cache';
import type { Deployment } from '../../../lib/model/deployment';
import type { Written } from '../../support/aws-variant';
import { awsVariant } from '../../support/aws-variant';
import { example } from '../../support/example';
import { writtenGroup } from '../../support/written-group';

type Monitoring = Extract<NonNullable<Written['monitoring']>, { kind: 'podMonitor' }>;

const monitored = (monitoring: Omit<Monitoring, 'kind'>, change: (written: Written) => void = () => {}) =>
  awsVariant('production', (written) => {
    written.monitoring = { kind: 'podMonitor', ...monitoring };
    change(written);
  });

const ids = (deployment: Deployment) => new Set(alertsOf(deployment).map(({ id }) => id));

const ask = (deployment: Deployment, asked: AlertId) => alertsOf(deployment).filter(({ id }) => id === asked);

const production = awsVariant('production');

describe('what a deployment has not is not asked', () => {
  test.each<[string, Deployment, readonly AlertId[]]>([
    ['a canary', monitored({ canary: { kind: 'none' } }), ['CanaryFailing', 'CanarySlow', 'CanaryCrossZone']],
    [
      'an exporter of lag',
      monitored({ groupLag: { kind: 'none' } }),
      ['GroupBehind', 'GroupLagNearRetention', 'GroupLagStale'],
    ],
    [
      'an autoscaler',
      monitored({}, (written) => {
        written.autoscaling = { kind: 'none' };
      }),
      ['ScaledToTheMost', 'AutoscalerBlind', 'ScaleFlapping', 'SlotsRunningOut'],
    ],
    [
      'the zone router',
      monitored({}, (written) => {
        written.kafka.zoneRouter = false;
      }),
      ['CrossZoneTraffic', 'CanaryCrossZone'],
    ],
    [
      'a way in from outside',
      monitored({}, (written) => {
        written.access = {};
      }),
      ['SlotsRunningOut'],
    ],
  ])('%s', (_, deployment, left) => {
    const [had, has] = [ids(production), ids(deployment)];
    expect([...had].filter((id) => !has.has(id)).sort()).toEqual([...left].sort());
  });

  test('certificates and users without TLS, and one zone beside others', () => {
    const plain = awsVariant('minimal', (written) => {
      written.monitoring = { kind: 'podMonitor' };
      written.components = { prometheusOperator: 'preinstalled' };
    });
    for (const id of ['CertificateExpiring', 'UsersJobFailing', 'ZonesUnavailable', 'ZoneAsymmetry'] as const)
      expect(ids(plain)).not.toContain(id);
    expect(ids(plain)).toContain('ZoneWithoutBrokers');
  });
});

describe('thresholds follow from the deployment', () => {
  test('a backlog is a share of the cache that the zone router leaves', () => {
    const [pool] = production.brokers;
    const routed = deltaCacheBytes(production, pool!);
    expect(ask(production, 'WalBacklog')[0]?.expression).toContain(`/ ${routed} > 0.6`);
    expect(deltaCacheBytes({ kafka: { ...production.kafka, zoneRouter: false } }, pool!)).toBeGreaterThan(2.9 * routed);
  });

  test('a slow produce is what the most pressing group allows, and never less than the WAL needs', () => {
    const wanting = (produceP99Ms: number) =>
      monitored({}, (written) => {
        written.workloads = [writtenGroup('stock', { latency: { produceP99Ms, freshnessSeconds: 5 } })];
      });
    expect(ask(wanting(3500), 'ProduceSlow')[0]?.threshold.value).toBe(3.5);
    const [pressed] = ask(wanting(700), 'ProduceSlow');
    expect(pressed?.threshold.value).toBe(2);
    expect(pressed?.threshold.reason).toMatch(/0.7 s that a workload group wants are less than that/);
  });

  test('writes may cross zones as far as workload groups say so', () => {
    const telling = (sameZonePercent: number) =>
      monitored({}, (written) => {
        written.workloads = [writtenGroup('stock', { write: { normal: { rate: '5 MiB/s' }, sameZonePercent } })];
      });
    expect(ask(telling(100), 'CrossZoneTraffic')[0]?.threshold.value).toBe(0.1);
    expect(ask(telling(40), 'CrossZoneTraffic')[0]?.threshold.value).toBe(0.5);
  });

  test('the canary is waited for as often as it tries', () => {
    const every = (intervalSeconds: number) => monitored({ canary: { kind: 'perZone', intervalSeconds } });
    expect(ask(every(10), 'CanaryFailing')[0]?.threshold.value).toBe(60);
    expect(ask(every(60), 'CanaryFailing')[0]?.threshold.value).toBe(240);
  });

  test('a new canary has until its user is there, and never less than any other', () => {
    const every = (intervalSeconds: number) => monitored({ canary: { kind: 'perZone', intervalSeconds } });
    expect(ask(every(15), 'CanaryFailing')[0]?.expression).toContain('* 15 > 900');
    expect(ask(every(300), 'CanaryFailing')[0]?.expression).toContain('* 300 > 1200');
  });

  test('a zone without brokers is told of sooner where nothing takes all of them at once', () => {
    const keeping = (perZone: number) =>
      monitored({}, (written) => {
        written.kafka.brokers.perZone = perZone;
      });
    expect(ask(keeping(1), 'ZoneWithoutBrokers')[0]?.forMinutes).toBe(5);
    expect(ask(keeping(2), 'ZoneWithoutBrokers')[0]).toMatchObject({
      forMinutes: 2,
      forReason: expect.stringContaining('one broker of a zone') as unknown,
    });
  });

  test('objects that are kept for a restore are waited for', () => {
    const taking = (backup: NonNullable<Written['storage']>['backup']) =>
      monitored({}, (written) => {
        written.storage = { ...written.storage, backup };
      });
    expect(ask(taking({ kind: 'none' }), 'ObjectCleanupStuck')[0]?.expression).toContain('offset 60m');
    const kept = ask(taking({ kind: 'snapshots', everyHours: 6 }), 'ObjectCleanupStuck')[0]?.expression;
    expect(kept).toContain(`offset ${60 + 2 * 19 * 60}m`);
  });

  test('KEDA is blind in each zone of which nothing is recorded', () => {
    const retail = example('retail');
    for (const { zone } of retail.brokers)
      expect(ask(retail, 'AutoscalerBlind')[0]?.expression).toContain(
        `absent(automq:zone_brokers_wanted{namespace="automq-retail",zone="${zone.id}"})`,
      );
    expect(ask(production, 'AutoscalerBlind')[0]?.expression).not.toContain('absent');
  });

  test('each controller counts, and every pool is missed', () => {
    expect(ask(production, 'ControllerQuorumAtRisk')[0]?.expression).toMatch(/< 3$/);
    expect(ask(production, 'MetricsMissing')).toHaveLength(3 + 3 + 3 + 1);
  });
});

describe('workload groups', () => {
  const retail = example('retail');

  test('get what is about their consumers and topics, by owner and limit', () => {
    const carts = ask(retail, 'GroupBehind').filter(({ owner }) => owner === 'Carts');
    expect(carts.map(({ threshold }) => threshold.value)).toEqual([60]);
    expect(carts[0]?.expression).toContain(String.raw`reservations\\.promise`);
    expect(ask(retail, 'DeadLettersGrowing').map(({ owner }) => owner)).toContain('Carts');
  });

  test('are not asked about their replays', () => {
    const asked = ask(retail, 'GroupBehind').filter(({ owner }) => owner !== retail.owner);
    expect(asked.map(({ expression }) => expression).join()).not.toContain('rebuild');
  });

  test('leave the rest to the platform', () => {
    const rest = ask(retail, 'GroupLagNearRetention').at(-1);
    expect(rest?.owner).toBe(retail.owner);
    expect(rest?.severity).toBe('warning');
    expect(rest?.expression).toContain('automq_topic_retention_seconds');
  });
});

describe('what the file changes', () => {
  const reason = 'New volumes take us a week.';

  test('takes the place of the kit’s, with its reason', () => {
    const changed = { alert: 'VolumeFilling', threshold: 0.7, forMinutes: 60, severity: 'warning', reason } as const;
    const [alert] = ask(monitored({ alerts: { changed: [changed] } }), 'VolumeFilling');
    expect(alert).toMatchObject({
      severity: 'warning',
      forMinutes: 60,
      changed: reason,
      threshold: { value: 0.7, reason },
    });
    expect(alert?.expression).toMatch(/> 0\.7$/);
  });

  test('may leave an alert out', () => {
    const off = monitored({ alerts: { changed: [{ alert: 'VolumeFilling', state: 'off', reason }] } });
    expect(ids(off)).not.toContain('VolumeFilling');
    expect(ids(off).size).toBe(ids(production).size - 1);
  });

  test('may say who gets the platform’s alerts', () => {
    const given = monitored({ alerts: { owner: 'Night shift' } });
    expect(new Set(alertsOf(given).map(({ owner }) => owner))).toEqual(new Set(['Night shift']));
  });
});
