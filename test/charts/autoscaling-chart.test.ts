import type { Deployment } from '../../lib/model/deployment';
import { capacityOf } from '../../lib/model/capacity/capacity-of';
import { baselineBytesPerSecond } from '../../lib/model/baseline-bandwidth';
import { openSeconds, turnSeconds } from '../../lib/model/scaling/scale-in-turn';
import { scalingSeries } from '../../lib/model/scaling/scaling-series';
import { example } from '../support/example';
import { named, ofKind } from '../support/objects';

const production = example('production');
const retail = example('retail');

describe('by CPU', () => {
  test('the brokers of each zone scale by themselves, between the numbers of the file', () => {
    const scalers = ofKind(production, 'HorizontalPodAutoscaler');
    expect(scalers.map(({ metadata }) => metadata.name)).toEqual(production.brokers.map(({ name }) => name));
    for (const { spec } of scalers) {
      expect(spec).toMatchObject({ minReplicas: 1, maxReplicas: 3 });
      expect(spec.metrics[0]?.resource).toEqual({
        name: 'cpu',
        target: { type: 'Utilization', averageUtilization: 60 },
      });
    }
  });

  test('a zone loses one broker at a time, after half an hour of calm', () => {
    const { spec } = named(production, 'HorizontalPodAutoscaler', 'broker-use1-az4');
    expect(spec.behavior.scaleDown).toEqual({
      stabilizationWindowSeconds: 1800,
      selectPolicy: 'Max',
      policies: [{ type: 'Pods', value: 1, periodSeconds: 900 }],
    });
  });

  test('without metrics-server there is no autoscaler and the number is fixed', () => {
    const fixed = { ...production, components: { ...production.components, metricsServer: 'absent' as const } };
    expect(ofKind(fixed, 'HorizontalPodAutoscaler')).toEqual([]);
    expect(named(fixed, 'StatefulSet', 'broker-use1-az4').spec.replicas).toBe(1);
  });

  test('there is neither a scaler of KEDA nor a recording rule', () => {
    expect([...ofKind(production, 'ScaledObject'), ...scalingRules(production)]).toEqual([]);
  });
});

describe('by network', () => {
  const scalers = ofKind(retail, 'ScaledObject');
  const { autoscaling } = retail;
  if (autoscaling.kind !== 'network') throw new Error('retail is scaled by its network');

  test('each zone has one scaler between the numbers of the model, and no autoscaler beside KEDA’s', () => {
    expect(scalers.map(({ metadata }) => metadata.name)).toEqual(retail.brokers.map(({ name }) => name));
    expect(ofKind(retail, 'HorizontalPodAutoscaler')).toEqual([]);
    for (const [index, { spec, metadata }] of scalers.entries()) {
      const pool = retail.brokers[index]!;
      expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: pool.name });
      expect([spec.minReplicaCount, spec.maxReplicaCount]).toEqual([pool.count, pool.maxCount]);
      expect(spec.advanced.horizontalPodAutoscalerConfig.name).toBe(metadata.name);
    }
  });

  test('while Prometheus says nothing, as many stay as carry ordinary hours without a zone, and never fewer than there are', () => {
    const [normal] = capacityOf(retail).perEnvelope;
    const replicas = Math.max(retail.brokers[0]!.count, normal!.brokersPerZoneAfterFailure);
    for (const { spec } of scalers)
      expect(spec.fallback).toEqual({ behavior: 'currentReplicasIfHigher', failureThreshold: 4, replicas });
  });

  test('KEDA reads the number of the zone, of which an empty answer is no zero', () => {
    for (const [index, { spec }] of scalers.entries()) {
      const zone = retail.brokers[index]!.zone.id;
      expect(spec.triggers[0]).toEqual({
        type: 'prometheus',
        metricType: 'AverageValue',
        metadata: {
          serverAddress: autoscaling.prometheusUrl,
          query: `${scalingSeries.wanted}{namespace="automq-retail",zone="${zone}"}`,
          threshold: '1',
          activationThreshold: '0',
          ignoreNullValues: 'false',
        },
      });
      expect(
        scalingRules(retail).filter(({ record, labels }) => record === scalingSeries.wanted && labels?.zone === zone),
      ).toHaveLength(1);
    }
  });

  test('a plan of every week is a trigger by its calendar’s clock, half an hour ahead', () => {
    for (const { spec } of scalers)
      expect(spec.triggers.slice(1)).toEqual([
        {
          type: 'cron',
          metadata: {
            timezone: 'America/New_York',
            start: '30 17 * * 0,5,6',
            end: '0 23 * * 0,5,6',
            desiredReplicas: '3',
          },
        },
      ]);
  });

  test('every number in the rules is one of the model', () => {
    const [pool] = retail.brokers;
    const baseline = baselineBytesPerSecond(pool!.node);
    const vcpus = pool!.size.cpuRequestMillis / 1000;
    const known = [
      ...[0, 1, 0.6, 900, openSeconds, turnSeconds, 105, 135, 1815],
      ...[pool!.count, pool!.maxCount, retail.brokers.length, ...retail.brokers.map((_, index) => index)],
      ...[baseline, (baseline * autoscaling.targetNetworkPercent) / 100],
      ...[vcpus, (vcpus * autoscaling.targetCpuPercent) / 100],
      // Two uploads of the size that brokers are told.
      2 *
        Number(
          /s3\.wal\.upload\.threshold=(\d+)/.exec(
            named(retail, 'ConfigMap', pool!.name).data['server.properties']!,
          )![1],
        ),
      ...autoscaling.planned.map(({ brokersPerZone }) => brokersPerZone),
      ...['2026-11-24T22:00Z', '2026-11-25T05:00Z', '2026-11-25T22:00Z', '2026-12-01T05:00Z'].map(
        (time) => Date.parse(time) / 1000,
      ),
    ];
    const found = scalingRules(retail).flatMap(({ expr }) =>
      [...expr.replace(/\{[^}]*\}|[a-z_:]*[a-z_:][a-z_:0-9]*\(/g, ' ').matchAll(/\d+(\.\d+)?/g)].map(([text]) =>
        Number(text),
      ),
    );
    expect(found.length).toBeGreaterThan(100);
    expect([...new Set(found)].filter((number) => !known.includes(number))).toEqual([]);
  });

  test('the rules are one group in the order of evaluation, with the labels by which Prometheus selects them', () => {
    const { metadata, spec } = named(retail, 'PrometheusRule', 'automq-scaling');
    expect(metadata.labels).toMatchObject(retail.monitoring.kind === 'podMonitor' ? retail.monitoring.labels : {});
    expect(spec.groups.map(({ interval }) => interval)).toEqual(['30s']);
    const records = scalingRules(retail).map(({ record }) => String(record));
    for (const [index, { expr }] of scalingRules(retail).entries()) {
      const later = records.slice(index).filter((record) => !records.slice(0, index).includes(record));
      // What a later rule gave is read over a time that has passed.
      expect(later.filter((record) => new RegExp(`${record}\\{[^}]*\\}(?!\\[)`).test(expr))).toEqual([]);
    }
  });

  test('without KEDA there is no scaler and the number is fixed', () => {
    const fixed = { ...retail, components: { ...retail.components, keda: 'absent' as const } };
    expect([...ofKind(fixed, 'ScaledObject'), ...scalingRules(fixed)]).toEqual([]);
    expect(named(fixed, 'StatefulSet', 'broker-use1-az4').spec.replicas).toBe(2);
  });
});

test.each([production, retail])('controllers are never scaled', (deployment) => {
  const scalers = [...ofKind(deployment, 'HorizontalPodAutoscaler'), ...ofKind(deployment, 'ScaledObject')];
  expect(scalers).toHaveLength(3);
  expect(scalers.filter(({ spec }) => spec.scaleTargetRef.name.startsWith('controller'))).toEqual([]);
});

/** The recording rules of scaling, without those of others. */
function scalingRules(deployment: Deployment) {
  return ofKind(deployment, 'PrometheusRule')
    .filter(({ metadata }) => metadata.name === 'automq-scaling')
    .flatMap(({ spec }) => spec.groups.flatMap(({ rules }) => rules));
}
