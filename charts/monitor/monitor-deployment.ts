import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../../lib/model/deployment';
import { objectLabels, revisionLabel } from '../../lib/model/labels';
import { ports } from '../../lib/model/ports';
import { paths } from '../container-paths';
import type { Mount, ProgramPodProps } from '../program-pod';
import { programPod } from '../program-pod';
import { revisionOf } from '../revision';

export interface MonitorDeploymentProps {
  readonly deployment: Deployment;
  readonly workload: 'canary' | 'group-lag';
  readonly name: string;
  /** Labels by which its pod is found. */
  readonly selector: Readonly<Record<string, string>>;
  /** ConfigMap with the program, and those of its files that the pod works from. */
  readonly configMap: string;
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  /** What proves who the pod is; undefined where nobody has to. */
  readonly login: k8s.Volume | undefined;
  readonly placement?: Pick<k8s.PodSpec, 'affinity' | 'hostAliases'>;
}

/**
 * One pod that runs a program of ours and shows what it has found to Prometheus. A new one comes when the old one has
 * gone: two would count the same things twice.
 */
export function addMonitorDeployment(scope: Construct, props: MonitorDeploymentProps): void {
  const { deployment, name, selector, files } = props;
  const spec = podSpec(props);
  const labels = { ...objectLabels(deployment.name), ...selector };
  new k8s.KubeDeployment(scope, name, {
    metadata: { name, labels: selector },
    spec: {
      replicas: 1,
      revisionHistoryLimit: 2,
      selector: { matchLabels: selector },
      strategy: { type: 'Recreate' },
      template: { metadata: { labels: { ...labels, [revisionLabel]: revisionOf({ files, labels, spec }) } }, spec },
    },
  });
}

function podSpec({ deployment, workload, configMap, command, login, placement }: MonitorDeploymentProps): k8s.PodSpec {
  const mounts: readonly Mount[] = [
    { volume: { name: 'program', configMap: { name: configMap } }, path: paths.program },
    ...(login ? [{ volume: login, path: paths.certificate }] : []),
    // What the program is compiled to.
    { volume: { name: 'scratch', emptyDir: { sizeLimit: k8s.Quantity.fromString('16Mi') } }, path: paths.scratch },
  ];
  return {
    ...placement,
    ...programPod(deployment, { workload, command, mounts, size, container: metricsContainer }),
    // It keeps nothing that would have to be put away.
    terminationGracePeriodSeconds: 10,
  };
}

const size = { cpuMillis: 50, memoryMib: 256, ephemeralStorageMib: 64 };

/** The name by which the PodMonitor finds it. */
const metricsPort = 'metrics';

const answers: k8s.Probe = {
  httpGet: { path: '/metrics', port: k8s.IntOrString.fromString(metricsPort) },
  timeoutSeconds: 5,
};

const metricsContainer: ProgramPodProps['container'] = {
  ports: [{ name: metricsPort, containerPort: ports.metrics, protocol: 'TCP' }],
  // It compiles for some seconds first, on a small share of a busy node for longer.
  startupProbe: { ...answers, periodSeconds: 5, failureThreshold: 36 },
  readinessProbe: { ...answers, periodSeconds: 10, failureThreshold: 3 },
  livenessProbe: { ...answers, periodSeconds: 30, failureThreshold: 4 },
};
