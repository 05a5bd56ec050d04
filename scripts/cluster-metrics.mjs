// Made-up figures for the real autoscaler. What would serve them are plain custom resources of the same names: brokers'
// CPU, and what KEDA's metrics server would say.

/** Name of KEDA's metric of the first trigger, a Prometheus one (KEDA, pkg/scalers, GenerateMetricNameWithIndex). */
const metricName = 's0-prometheus';
const group = 'external.metrics.k8s.io';
const scaledObjectLabel = 'scaledobject.keda.sh/name';

export function serveExternalMetric(lab) {
  // The lab's example of such a metric has the same kind, which only one of them can have.
  lab.kubectl('delete', 'crd', `kafka-bytes-in.${group}`, '--ignore-not-found');
  lab.apply({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${metricName}.${group}`,
      annotations: { 'api-approved.kubernetes.io': 'unapproved, stands in for an aggregated API' },
    },
    spec: {
      group,
      scope: 'Namespaced',
      names: {
        kind: 'ExternalMetricValue',
        listKind: 'ExternalMetricValueList',
        plural: metricName,
        singular: metricName,
      },
      versions: [
        {
          name: 'v1beta1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  });
  lab.kubectl('wait', '--for=condition=Established', 'crd', `${metricName}.${group}`, '--timeout=30s');
}

/** Writes what the query of a ScaledObject gives; nothing where it gives nothing. */
export function externalMetric(api, namespace) {
  const written = new Map();
  return async (scaledObject, value) => {
    if (written.get(scaledObject) === value) return;
    written.set(scaledObject, value);
    const path = `/apis/${group}/v1beta1/namespaces/${namespace}/${metricName}/${scaledObject}`;
    if (value === undefined) {
      await api.delete(path);
      return;
    }
    await api.apply(path, {
      apiVersion: `${group}/v1beta1`,
      kind: 'ExternalMetricValue',
      metadata: { name: scaledObject, labels: { [scaledObjectLabel]: scaledObject } },
      metricName,
      metricLabels: {},
      timestamp: new Date().toISOString(),
      value: String(value),
    });
  };
}

/** The autoscaler that KEDA makes of a ScaledObject (KEDA, controllers/keda/hpa.go, newHPAForScaledObject). */
export function autoscalerOf({ apiVersion, kind, metadata, spec }) {
  const { minReplicaCount, maxReplicaCount, scaleTargetRef, triggers, advanced } = spec;
  const { name, behavior } = advanced.horizontalPodAutoscalerConfig;
  const [{ type, metricType, metadata: trigger }] = triggers;
  if (triggers.length !== 1 || type !== 'prometheus')
    throw new Error(
      `${metadata.name} has other triggers than one of Prometheus, which this stand-in for KEDA knows alone`,
    );
  const metric = { name: metricName, selector: { matchLabels: { [scaledObjectLabel]: metadata.name } } };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: {
      name,
      namespace: metadata.namespace,
      ownerReferences: [{ apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true }],
    },
    spec: {
      minReplicas: minReplicaCount,
      maxReplicas: maxReplicaCount,
      scaleTargetRef,
      behavior,
      metrics: [
        { type: 'External', external: { metric, target: { type: metricType, averageValue: trigger.threshold } } },
      ],
    },
  };
}

/** Writes the CPU that a pod uses, as the metrics server would tell of it. */
export async function podMetrics(api, { metadata, spec }, cpuMillis) {
  const { name, namespace, labels } = metadata;
  await api.apply(`/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods/${name}`, {
    apiVersion: 'metrics.k8s.io/v1beta1',
    kind: 'PodMetrics',
    metadata: { name, labels },
    timestamp: new Date().toISOString(),
    window: '1s',
    containers: spec.containers.map((container) => ({
      name: container.name,
      usage: { cpu: `${Math.round(cpuMillis)}m`, memory: '1Gi' },
    })),
  });
}
