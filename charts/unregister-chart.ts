import { Chart } from 'cdk8s';
import { ConfigMap, k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { componentSelector, objectLabels } from '../lib/model/labels';
import { serviceAccountOf, unregisterJob } from '../lib/model/names';
import { certificateVolume } from './certificate-volume';
import { namespacedChartProps } from './chart-props';
import { paths } from './container-paths';
import { pullSecrets } from './pull-secrets';
import { securityContext } from './security-context';
import { unregisterCommand, unregisterFiles } from './unregister-files';

/**
 * The job that unregisters brokers that a scale-in took away. Until then they count as failed ones. With TLS it has the
 * certificate of the job that keeps users: who may unregister a broker may alter the cluster, and so give himself any
 * right, so that an identity of its own could do no less.
 */
export class UnregisterChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    new ConfigMap(this, 'config', { metadata: { name: unregisterJob }, data: unregisterFiles(deployment) });
    new k8s.KubeCronJob(this, 'job', {
      metadata: { name: unregisterJob },
      spec: {
        schedule: '*/10 * * * *',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 300,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          // What one run could not do, the next one tries again.
          spec: { activeDeadlineSeconds: 300, backoffLimit: 0, template: podOf(deployment) },
        },
      },
    });
  }
}

function podOf(deployment: Deployment): k8s.PodTemplateSpec {
  const files = mounted(deployment);
  return {
    metadata: { labels: { ...objectLabels(deployment.name), ...componentSelector(deployment.name, 'unregister') } },
    spec: {
      automountServiceAccountToken: false,
      containers: [
        {
          name: unregisterJob,
          image: deployment.kafka.image,
          imagePullPolicy: 'IfNotPresent',
          command: [...unregisterCommand],
          resources,
          securityContext: securityContext.container,
          terminationMessagePolicy: 'FallbackToLogsOnError',
          volumeMounts: files.map(({ volume, path }) => ({
            name: volume.name,
            mountPath: path,
            readOnly: volume.emptyDir === undefined ? true : undefined,
          })),
        },
      ],
      enableServiceLinks: false,
      imagePullSecrets: pullSecrets(deployment),
      restartPolicy: 'Never',
      securityContext: securityContext.pod,
      serviceAccountName: serviceAccountOf('unregister'),
      volumes: files.map(({ volume }) => volume),
    },
  };
}

const space = {
  memory: k8s.Quantity.fromString('384Mi'),
  'ephemeral-storage': k8s.Quantity.fromString('128Mi'),
};

const resources: k8s.ResourceRequirements = {
  requests: { cpu: k8s.Quantity.fromString('100m'), ...space },
  limits: space,
};

const mounted = ({ security }: Deployment): readonly { readonly volume: k8s.Volume; readonly path: string }[] => [
  { volume: { name: 'config', configMap: { name: unregisterJob } }, path: paths.unregister },
  ...(security.kind === 'tls'
    ? [{ volume: certificateVolume(security.certificates.users), path: paths.certificate }]
    : []),
  // What the JVM writes about itself.
  { volume: { name: 'temporary', emptyDir: { sizeLimit: k8s.Quantity.fromString('64Mi') } }, path: paths.temporary },
];
