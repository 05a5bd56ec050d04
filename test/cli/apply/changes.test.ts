import { applyBundle, broker, namespace, running, writes } from '../support/apply-bundle';

describe('a change that replaces pods', () => {
  test('rolls one zone after another', async () => {
    const cluster = await running({});
    const { code, errors } = await applyBundle(cluster, { image: 'automq:2' });
    expect(code).toBe(0);
    expect(errors.indexOf('broker-a: 2 of 2 ready')).toBeGreaterThan(0);
    expect(errors.indexOf('broker-a: 2 of 2 ready')).toBeLessThan(errors.indexOf('40-broker-b:'));
  });

  test('touches no zone while another one is short of pods', async () => {
    const cluster = await running({});
    cluster.objects.get(broker('b')).status.availableReplicas = 1;
    const { code, errors } = await applyBundle(cluster, { image: 'automq:2' });
    expect(code).toBe(3);
    expect(errors).toContain(
      'broker-a has pods to replace, but another pool is not whole:\n  broker-b: 2 of 2 up to date, 1 ready',
    );
    expect(cluster.objects.get(broker('a')).spec.template.spec.containers[0].image).toBe('automq:1');
  });

  test('mends a deployment in which no pod is ready', async () => {
    const cluster = await running({});
    for (const zone of ['a', 'b'])
      Object.assign(cluster.objects.get(broker(zone)).status, { readyReplicas: 0, availableReplicas: 0 });
    expect((await applyBundle(cluster, { image: 'automq:2' })).code).toBe(0);
  });

  test('stops at the zone that does not get ready, with the reason, and leaves the next one alone', async () => {
    const cluster = await running({});
    cluster.stuck.add('broker-a');
    cluster.listed.pods = [
      {
        kind: 'Pod',
        metadata: { name: 'broker-a-1', namespace, labels: {} },
        status: {
          containerStatuses: [
            {
              name: 'kafka',
              restartCount: 4,
              lastState: { terminated: { exitCode: 1, reason: 'Error', message: 'no such bucket' } },
            },
          ],
        },
      },
    ];
    const { code, errors } = await applyBundle(cluster, { image: 'automq:2' });
    expect(code).toBe(3);
    expect(errors).toContain('Stopped at wave 40-broker-a; the wave after it is untouched:');
    expect(errors).toContain('broker-a-1 (kafka) ended 4 times, last with exit code 1: no such bucket');
    expect(errors).toContain('Nothing has moved for 900 s.');
    expect(cluster.objects.get(broker('b')).spec.template.spec.containers[0].image).toBe('automq:1');
  });
});

describe('fields of other managers', () => {
  const path = '.spec.serviceName';

  test('a conflict names the object, the field and who owns it', async () => {
    const cluster = await running({});
    cluster.hold(broker('b'), { manager: 'kubectl-edit', path, value: 'mine' });
    const { code, errors } = await applyBundle(cluster, {});
    expect(code).toBe(3);
    expect(errors).toContain(
      'Stopped at wave 40-broker-b:\n  StatefulSet broker-b: .spec.serviceName belongs to "kubectl-edit"',
    );
    expect(errors).toContain('--take-over');
  });

  test('--take-over gives them the bundle’s values', async () => {
    const cluster = await running({});
    cluster.hold(broker('b'), { manager: 'kubectl-edit', path, value: 'mine' });
    expect((await applyBundle(cluster, {}, { flags: ['--yes', '--take-over'] })).code).toBe(0);
    expect(cluster.objects.get(broker('b')).spec.serviceName).toBe('brokers');
  });
});

describe('the number of pods', () => {
  test('stays when a scaler takes it over', async () => {
    const cluster = await running({ replicas: 2 });
    const { code, errors } = await applyBundle(cluster, { replicas: undefined });
    expect(code).toBe(0);
    expect(errors).toContain('broker-a: its scaler takes over at 2 pods');
    expect(cluster.objects.get(broker('a')).spec.replicas).toBe(2);
    expect(cluster.replicasOwners(broker('a'))).toEqual(['automq-kit-handover']);
  });

  test('is the scaler’s from then on', async () => {
    const cluster = await running({ replicas: 2 });
    await applyBundle(cluster, { replicas: undefined });
    cluster.scale(broker('a'), 5);
    cluster.settle();
    expect((await applyBundle(cluster, { replicas: undefined })).code).toBe(0);
    expect(cluster.objects.get(broker('a')).spec.replicas).toBe(5);
  });

  test('can be fixed again after a hand-over', async () => {
    const cluster = await running({ replicas: 2 });
    await applyBundle(cluster, { replicas: undefined });
    for (const replicas of [3, 2]) {
      expect((await applyBundle(cluster, { replicas })).code).toBe(0);
      expect(cluster.objects.get(broker('a')).spec.replicas).toBe(replicas);
    }
  });

  test('falls by one at a time unless allowed otherwise', async () => {
    const cluster = await running({ replicas: 4 });
    const { code, errors } = await applyBundle(cluster, { replicas: 2 });
    expect(code).toBe(1);
    expect(errors).toContain('broker-a has 4 pods, and the bundle sets 2.');
    expect(writes(cluster)).toEqual([]);
    expect((await applyBundle(cluster, { replicas: 3 })).code).toBe(0);
    expect((await applyBundle(cluster, { replicas: 1 }, { flags: ['--yes', '--allow-scale-in'] })).code).toBe(0);
  });

  test('of a zone that is emptied says how', async () => {
    const cluster = await running({ replicas: 2 });
    expect((await applyBundle(cluster, { replicas: 0 })).errors).toContain('To empty this zone say --allow-scale-in');
    expect((await applyBundle(cluster, { replicas: 0 }, { flags: ['--yes', '--allow-scale-in'] })).code).toBe(0);
    expect(cluster.objects.get(broker('a')).spec.replicas).toBe(0);
  });

  test('is not fixed under a scaler that still works', async () => {
    const cluster = await running({ replicas: undefined });
    cluster.listed.horizontalpodautoscalers = [
      {
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'broker-a', namespace },
        spec: { scaleTargetRef: { kind: 'StatefulSet', name: 'broker-a' } },
      },
    ];
    const { code, errors } = await applyBundle(cluster, { replicas: 2 });
    expect(code).toBe(1);
    expect(errors).toContain('kubectl delete horizontalpodautoscaler broker-a --namespace automq-acme');
  });

  test('is not fixed under a scaler of KEDA, which would put its autoscaler back', async () => {
    const cluster = await running({ replicas: undefined });
    cluster.listed.horizontalpodautoscalers = [
      {
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'broker-a', namespace, ownerReferences: [{ kind: 'ScaledObject', name: 'broker-a' }] },
        spec: { scaleTargetRef: { kind: 'StatefulSet', name: 'broker-a' } },
      },
    ];
    const { code, errors } = await applyBundle(cluster, { replicas: 2 });
    expect(code).toBe(1);
    expect(errors).toContain('ScaledObject broker-a still scales broker-a, whose number of pods the bundle fixes.');
    expect(errors).toContain('kubectl delete scaledobject broker-a --namespace automq-acme');
  });
});
