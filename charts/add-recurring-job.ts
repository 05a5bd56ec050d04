import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { componentSelector, objectLabels } from '../lib/model/labels';
import type { Workload } from '../lib/model/names';
import { paths } from './container-paths';
import type { Mount } from './program-pod';
import { programPod } from './program-pod';

export interface RecurringJobProps {
  readonly deployment: Deployment;
  readonly name: string;
  readonly workload: Workload;
  /** AutoMQ’s when left out. */
  readonly image?: string;
  readonly start: Pick<k8s.CronJobSpec, 'schedule' | 'timeZone' | 'startingDeadlineSeconds'>;
  readonly run: Pick<k8s.JobSpec, 'activeDeadlineSeconds' | 'backoffLimit'>;
  readonly command: readonly string[];
  readonly mounts: readonly Mount[];
}

/** A run that came too late is as good as the next. */
export const everyTenMinutes: RecurringJobProps['start'] = { schedule: '*/10 * * * *', startingDeadlineSeconds: 300 };

/** A CronJob that runs a program of ours, never twice at a time. */
export function addRecurringJob(scope: Construct, props: RecurringJobProps): void {
  const { deployment, name, workload, start, run } = props;
  const labels = { ...objectLabels(deployment.name), ...componentSelector(deployment.name, workload) };
  new k8s.KubeCronJob(scope, 'job', {
    metadata: { name },
    spec: {
      ...start,
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: { spec: { ...run, template: { metadata: { labels }, spec: jobPod(props) } } },
    },
  });
}

const jobPod = ({ deployment, workload, image, command, mounts }: RecurringJobProps): k8s.PodSpec => ({
  ...programPod(deployment, { workload, image, command, mounts: [...mounts, temporary], size }),
  restartPolicy: 'Never',
});

/** The JDK, which compiles the program first, and 128 MiB of heap; or 256 MiB of JavaScript’s. */
const size = { cpuMillis: 100, memoryMib: 384, ephemeralStorageMib: 128 };

/** What the JVM writes about itself; a program of another language has it too. */
const temporary: Mount = {
  volume: { name: 'temporary', emptyDir: { sizeLimit: k8s.Quantity.fromString('64Mi') } },
  path: paths.temporary,
};
