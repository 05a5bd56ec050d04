import { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';
import type { Workload } from '../lib/model/names';
import { serviceAccountOf } from '../lib/model/names';
import { pullSecrets } from './pull-secrets';
import { securityContext } from './security-context';

/** A volume and where it lies in the container. Only an `emptyDir` can be written to. */
export interface Mount {
  readonly volume: k8s.Volume;
  readonly path: string;
}

export interface ProgramPodProps {
  readonly workload: Workload;
  /** AutoMQ’s, with a JDK in it, when left out. */
  readonly image?: string;
  readonly command: readonly string[];
  readonly mounts: readonly Mount[];
  /** Memory and ephemeral storage are limits too. */
  readonly size: { readonly cpuMillis: number; readonly memoryMib: number; readonly ephemeralStorageMib: number };
  readonly container?: Pick<k8s.Container, 'ports' | 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;
}

/**
 * The pod of a program of ours, which AutoMQ's image runs where no other is named. None of the brokers' environment is in it, and no way to
 * the Kubernetes API but what is mounted.
 */
export function programPod(deployment: Deployment, props: ProgramPodProps): k8s.PodSpec {
  const { workload, image = deployment.kafka.image, command, mounts, size, container } = props;
  return {
    automountServiceAccountToken: false,
    containers: [
      {
        name: workload,
        image,
        imagePullPolicy: 'IfNotPresent',
        command: [...command],
        ...container,
        resources: resources(size),
        securityContext: securityContext.container,
        // What it says when it gives up then stands in the pod's status.
        terminationMessagePolicy: 'FallbackToLogsOnError',
        volumeMounts: mounts.map(({ volume, path }) => ({
          name: volume.name,
          mountPath: path,
          readOnly: volume.emptyDir ? undefined : true,
        })),
      },
    ],
    enableServiceLinks: false,
    imagePullSecrets: pullSecrets(deployment),
    securityContext: securityContext.pod,
    serviceAccountName: serviceAccountOf(workload),
    volumes: mounts.map(({ volume }) => volume),
  };
}

function resources({ cpuMillis, memoryMib, ephemeralStorageMib }: ProgramPodProps['size']): k8s.ResourceRequirements {
  const space = {
    memory: k8s.Quantity.fromString(`${memoryMib}Mi`),
    'ephemeral-storage': k8s.Quantity.fromString(`${ephemeralStorageMib}Mi`),
  };
  return { requests: { cpu: k8s.Quantity.fromString(`${cpuMillis}m`), ...space }, limits: space };
}
