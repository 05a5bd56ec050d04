import { backupJob, usersJob } from '../../lib/model/names';
import type { Row } from './dashboard';
import { ours } from './selectors';
import { downToAlert, tooMuch, untilAlert } from './thresholds';

/** cert-manager's own monitors call the certificate's namespace otherwise than those that honour labels. */
const ends = (label: string) =>
  `min by (name) (certmanager_certificate_expiration_timestamp_seconds{${label}="$namespace"})`;

/** Whether what watches the deployment can see it, and what ends or restarts. */
export const watching: Row = {
  title: 'What watches',
  panels: [
    {
      kind: 'graph',
      title: 'Since users were last kept',
      shows: 'Time since the job that keeps users and their rights last succeeded.',
      good: 'Within the time between two runs.',
      otherwise: 'Its last pod’s log says which user or Secret it stopped at.',
      alerts: ['UsersJobFailing'],
      unit: 's',
      when: 'users',
      thresholds: untilAlert('UsersJobFailing'),
      queries: [
        {
          expr: `time() - max(kube_cronjob_status_last_successful_time{${ours}, cronjob="${usersJob}"})`,
          legend: 'seconds',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Since volumes were last saved',
      shows: 'Time since the job that makes snapshots of the controllers’ volumes last had one of each.',
      good: 'Within the time between two runs.',
      otherwise: 'Its last pod’s log says which claim has no snapshot, and what the driver says of it.',
      alerts: ['BackupTooOld'],
      unit: 's',
      when: 'backupJob',
      thresholds: untilAlert('BackupTooOld'),
      queries: [
        {
          expr: `time() - max(kube_cronjob_status_last_successful_time{${ours}, cronjob="${backupJob}"})`,
          legend: 'seconds',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Pods that are scraped',
      shows: 'Pods of which metrics arrive, by kind.',
      good: 'As many as run.',
      otherwise: 'Without metrics alerts are silent: look at Prometheus’ targets and the NetworkPolicy.',
      alerts: ['MetricsMissing', 'MetricSourceMissing'],
      unit: 'short',
      queries: [{ expr: `sum by (component) (up{${ours}})`, legend: '{{component}}' }],
    },
    {
      kind: 'graph',
      title: 'Until certificates end',
      shows: 'Time until each certificate of the deployment ends.',
      good: 'cert-manager renews each long before; the line then steps up.',
      otherwise: 'See why cert-manager does not renew: its Certificate and its issuer say so.',
      alerts: ['CertificateExpiring'],
      unit: 'dtdurations',
      when: 'issuing',
      thresholds: downToAlert('CertificateExpiring', 86_400),
      queries: [
        {
          expr: `(${ends('exported_namespace')} or ${ends('namespace')}) - time()`,
          legend: '{{name}}',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Restarts of containers',
      shows: 'Restarts within half an hour, by pod.',
      good: 'None.',
      otherwise: 'The last log lines before the restart say why; memory that ran out shows as OOMKilled in the pod.',
      alerts: ['PodKeepsRestarting', 'NodeFenced'],
      unit: 'short',
      thresholds: tooMuch(1, 3),
      queries: [
        {
          expr: `sum by (pod) (increase(kube_pod_container_status_restarts_total{${ours}}[30m])) > 0`,
          legend: '{{pod}}',
        },
      ],
    },
  ],
};
