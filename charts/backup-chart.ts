import { Chart } from 'cdk8s';
import { ConfigMap, k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { backupJob, serviceAccountOf } from '../lib/model/names';
import { addRecurringJob } from './add-recurring-job';
import { backupCommand, backupFiles, backupPatience } from './backup-files';
import { namespacedChartProps } from './chart-props';
import { paths } from './container-paths';
import type { Mount } from './program-pod';

/**
 * The job that makes VolumeSnapshots of the controllers' volumes and deletes those that are too old. Empty where nobody
 * does, and on AWS, where Data Lifecycle Manager needs no job.
 */
export class BackupChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { backup } = deployment;
    if (backup?.job === undefined) return;
    this.addRights(deployment.namespace);
    const data = backupFiles(deployment, { ...backup, job: backup.job });
    new ConfigMap(this, 'config', { metadata: { name: backupJob }, data });
    addRecurringJob(this, {
      deployment,
      name: backupJob,
      workload: 'backup',
      start: {
        schedule: `0 ${backup.everyHours === 24 ? '0' : `*/${backup.everyHours}`} * * *`,
        timeZone: 'Etc/UTC',
        // A late snapshot is better than the next.
        startingDeadlineSeconds: 1800,
      },
      run: { activeDeadlineSeconds: backupPatience.runSeconds, backoffLimit: 1 },
      command: backupCommand,
      mounts: [{ volume: { name: 'config', configMap: { name: backupJob } }, path: paths.backup }, apiAccess],
    });
  }

  /** Kubernetes has no rights to some objects of a kind that are not known by name: these go for every VolumeSnapshot here. */
  private addRights(namespace: string): void {
    new k8s.KubeRole(this, 'role', {
      metadata: { name: backupJob },
      rules: [
        {
          apiGroups: ['snapshot.storage.k8s.io'],
          resources: ['volumesnapshots'],
          verbs: ['create', 'delete', 'get', 'list'],
        },
      ],
    });
    new k8s.KubeRoleBinding(this, 'role-binding', {
      metadata: { name: backupJob },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: backupJob },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccountOf('backup'), namespace }],
    });
  }
}

/** What a pod gets of its ServiceAccount, for this pod alone and for an hour. Every namespace has the ConfigMap. */
const apiAccess: Mount = {
  volume: {
    name: 'api-access',
    projected: {
      defaultMode: 0o440,
      sources: [
        { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      ],
    },
  },
  path: paths.apiAccess,
};
