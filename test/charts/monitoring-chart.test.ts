import { example } from '../support/example';
import { named, ofKind } from '../support/objects';

const deployment = example('private');

test('AutoMQ’s own labels job and instance survive the scrape', () => {
  const { spec } = named(deployment, 'PodMonitor', 'automq');
  expect(spec.podMetricsEndpoints).toHaveLength(1);
  expect(spec.podMetricsEndpoints[0]).toMatchObject({
    honorLabels: true,
    port: 'metrics',
    path: '/metrics',
    interval: '30s',
  });
});

test('every series tells its zone, its component and its node', () => {
  const { relabelings } = named(deployment, 'PodMonitor', 'automq').spec.podMetricsEndpoints[0]!;
  expect(relabelings.map(({ targetLabel, sourceLabels }) => [targetLabel, ...sourceLabels])).toEqual([
    ['zone', '__meta_kubernetes_pod_label_automq_com_zone_id'],
    ['component', '__meta_kubernetes_pod_label_app_kubernetes_io_component'],
    ['node', '__meta_kubernetes_pod_node_name'],
  ]);
});

test('canaries are scraped as often as they try, and by one PodMonitor alone', () => {
  const [all, canaries] = ['automq', 'automq-canary'].map((name) => named(deployment, 'PodMonitor', name).spec);
  expect(canaries!.podMetricsEndpoints).toEqual([{ ...all!.podMetricsEndpoints[0], interval: '15s' }]);
  expect(canaries!.selector.matchLabels).toMatchObject({ 'app.kubernetes.io/component': 'canary' });
  expect(all!.selector.matchExpressions).toEqual([
    { key: 'app.kubernetes.io/component', operator: 'NotIn', values: ['canary'] },
  ]);
});

test('canaries that try seldom are scraped with all others', () => {
  if (deployment.monitoring.kind !== 'podMonitor') throw new Error('this example is scraped');
  const seldom = { kind: 'perZone', intervalSeconds: 60 } as const;
  const given = { ...deployment, monitoring: { ...deployment.monitoring, canary: seldom } };
  expect(ofKind(given, 'PodMonitor').map(({ metadata }) => metadata.name)).not.toContain('automq-canary');
  expect(named(given, 'PodMonitor', 'automq').spec.selector.matchExpressions).toBeUndefined();
});

test('the labels by which a Prometheus selects it come from the file', () => {
  expect(named(deployment, 'PodMonitor', 'automq').metadata.labels).toMatchObject({ release: 'prometheus' });
});

test('it selects the pods of this deployment, brokers and controllers', () => {
  const { matchLabels } = named(deployment, 'PodMonitor', 'automq').spec.selector;
  for (const { spec } of ofKind(deployment, 'StatefulSet')) {
    expect(spec.template.metadata.labels).toMatchObject(matchLabels);
  }
});

test('without the Prometheus operator there is none', () => {
  const without = { ...deployment, components: { ...deployment.components, prometheusOperator: 'absent' as const } };
  expect(ofKind(without, 'PodMonitor')).toEqual([]);
});

test('the ends of the deployment’s certificates are scraped from cert-manager, and nobody else’s', () => {
  const { spec } = named(example('production'), 'PodMonitor', 'automq-certificates');
  expect(spec).toMatchObject({ namespaceSelector: { matchNames: ['cert-manager'] } });
  expect(spec.podMetricsEndpoints).toEqual([
    expect.objectContaining({
      port: 'http-metrics',
      honorLabels: true,
      metricRelabelings: [
        { action: 'keep', sourceLabels: ['__name__', 'namespace'], regex: 'certmanager_certificate_.+;automq-acme' },
      ],
    }),
  ]);
});

test('where cert-manager issues nothing, it is not scraped', () => {
  const given = { ...deployment, security: { kind: 'plaintext' as const } };
  expect(ofKind(given, 'PodMonitor').map(({ metadata }) => metadata.name)).toEqual(['automq', 'automq-canary']);
});
