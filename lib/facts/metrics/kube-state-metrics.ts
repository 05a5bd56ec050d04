import type { Exporter } from './exporter';
import type { Metric } from './metric';

const condition = ['true', 'false', 'unknown'];

const gauge = (name: string, labels: readonly string[], values?: Metric['values']): Metric => ({
  name,
  type: 'gauge',
  labels,
  values,
});

const statefulSet = ['namespace', 'statefulset'];
const deployment = ['namespace', 'deployment'];
const autoscaler = ['namespace', 'horizontalpodautoscaler'];
const pod = ['namespace', 'pod', 'uid'];
const container = [...pod, 'container'];
const budget = ['namespace', 'poddisruptionbudget'];
const claim = ['namespace', 'persistentvolumeclaim'];
const cronJob = ['namespace', 'cronjob'];
const job = ['namespace', 'job_name'];

/** Objects of Kubernetes as the API server has them. It must be scraped with honoured labels, as its chart does. */
export const kubeStateMetrics: Exporter = {
  id: 'kube-state-metrics',
  what: 'kube-state-metrics, which kube-prometheus-stack brings',
  labels: ['job', 'instance', 'service', 'endpoint'],
  metrics: [
    gauge('kube_statefulset_replicas', statefulSet),
    gauge('kube_statefulset_status_replicas', statefulSet),
    gauge('kube_statefulset_status_replicas_ready', statefulSet),
    gauge('kube_statefulset_status_replicas_available', statefulSet),
    gauge('kube_statefulset_status_replicas_current', statefulSet),
    gauge('kube_statefulset_status_replicas_updated', statefulSet),
    gauge('kube_statefulset_status_current_revision', [...statefulSet, 'revision']),
    gauge('kube_statefulset_status_update_revision', [...statefulSet, 'revision']),
    gauge('kube_deployment_spec_replicas', deployment),
    gauge('kube_deployment_status_replicas_available', deployment),
    gauge('kube_deployment_status_replicas_ready', deployment),
    gauge('kube_horizontalpodautoscaler_spec_max_replicas', autoscaler),
    gauge('kube_horizontalpodautoscaler_spec_min_replicas', autoscaler),
    gauge('kube_horizontalpodautoscaler_status_current_replicas', autoscaler),
    gauge('kube_horizontalpodautoscaler_status_desired_replicas', autoscaler),
    gauge('kube_horizontalpodautoscaler_status_condition', [...autoscaler, 'condition', 'status'], {
      condition: ['AbleToScale', 'ScalingActive', 'ScalingLimited'],
      status: condition,
    }),
    gauge('kube_pod_info', [...pod, 'host_ip', 'pod_ip', 'node', 'created_by_kind', 'created_by_name']),
    gauge('kube_pod_status_phase', [...pod, 'phase'], {
      phase: ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'],
    }),
    gauge('kube_pod_status_ready', [...pod, 'condition'], { condition }),
    gauge('kube_pod_status_scheduled', [...pod, 'condition'], { condition }),
    gauge('kube_pod_status_unschedulable', pod),
    gauge('kube_pod_start_time', pod),
    gauge('kube_pod_deletion_timestamp', pod),
    { name: 'kube_pod_container_status_restarts_total', type: 'counter', labels: container },
    gauge('kube_pod_container_status_waiting_reason', [...container, 'reason']),
    gauge('kube_pod_container_status_last_terminated_reason', [...container, 'reason']),
    gauge('kube_pod_container_status_last_terminated_exitcode', container),
    gauge('kube_pod_container_resource_requests', [...container, 'node', 'resource', 'unit']),
    gauge('kube_pod_container_resource_limits', [...container, 'node', 'resource', 'unit']),
    gauge('kube_poddisruptionbudget_status_current_healthy', budget),
    gauge('kube_poddisruptionbudget_status_desired_healthy', budget),
    gauge('kube_poddisruptionbudget_status_pod_disruptions_allowed', budget),
    gauge('kube_persistentvolumeclaim_status_phase', [...claim, 'phase'], { phase: ['Pending', 'Bound', 'Lost'] }),
    gauge('kube_persistentvolumeclaim_resource_requests_storage_bytes', claim),
    gauge('kube_cronjob_created', cronJob),
    gauge('kube_cronjob_status_last_successful_time', cronJob),
    gauge('kube_cronjob_status_last_schedule_time', cronJob),
    gauge('kube_cronjob_spec_suspend', cronJob),
    gauge('kube_job_status_failed', [...job, 'reason']),
    gauge('kube_node_status_condition', ['node', 'condition', 'status'], { status: condition }),
    gauge('kube_node_spec_unschedulable', ['node']),
  ],
  source:
    'docs/metrics of https://github.com/kubernetes/kube-state-metrics at commit c92fe0c5 (2.20.0 of 2026-08-20), and how kube-prometheus-stack 88.5.3 scrapes it',
};
