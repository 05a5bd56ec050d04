import { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';
import type { NodePlacement } from '../lib/model/kubernetes-platform';
import { deploymentSelector } from '../lib/model/labels';
import { containerName, priorityClassOf, serviceAccountOf } from '../lib/model/names';
import type { Pool } from '../lib/model/pools';
import { ports } from '../lib/model/ports';
import { paths } from './container-paths';
import { environment } from './environment';
import { probes } from './probes';
import { ephemeralSizes } from './storage-sizes';
import type { Volumes } from './volumes';

/** Any number but 0; a pod can't rely on a user name, since the image has none but root. */
const userId = 1000;

/**
 * AutoMQ's own shutdown may take 5 minutes, and in 1.7.3 nothing ends a stop that hangs but the kubelet. Killed
 * earlier, a broker has to recover its WAL at the next start.
 */
const graceSeconds = 360;

/** The pod of a broker or controller, hardened as Pod Security `restricted` asks and beyond. */
export function podSpec(deployment: Deployment, pool: Pool, volumes: Volumes): k8s.PodSpec {
  const { kafka, name, platform } = deployment;
  const placement = platform.nodes[pool.component === 'broker' ? 'brokers' : 'controllers'];
  return {
    affinity: affinity(deployment, pool),
    // Pod Identity projects a token of its own.
    automountServiceAccountToken: false,
    containers: [container(deployment, pool, volumes)],
    enableServiceLinks: false,
    imagePullSecrets: kafka.pullSecret === undefined ? undefined : [{ name: kafka.pullSecret }],
    nodeSelector: Object.keys(placement.labels).length > 0 ? placement.labels : undefined,
    priorityClassName: priorityClassOf(name, pool.component),
    securityContext: {
      fsGroup: userId,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsGroup: userId,
      runAsNonRoot: true,
      runAsUser: userId,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    serviceAccountName: serviceAccountOf(pool.component),
    terminationGracePeriodSeconds: graceSeconds,
    tolerations: placement.taints.length > 0 ? tolerations(placement) : undefined,
    volumes: volumes.volumes,
  };
}

/** In the zone of its volume and its rack, and alone on its node: sizes are those of a whole node. */
function affinity({ name, platform }: Deployment, { zone }: Pool): k8s.Affinity {
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: platform.zoneLabel, operator: 'In', values: [zone.id] }] }],
      },
    },
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: deploymentSelector(name) }, topologyKey: 'kubernetes.io/hostname' },
      ],
    },
  };
}

const tolerations = ({ taints }: NodePlacement): k8s.Toleration[] =>
  taints.map(({ key, value, effect }) => ({ key, operator: 'Equal', value, effect }));

function container(deployment: Deployment, pool: Pool, { mounts, devices }: Volumes): k8s.Container {
  return {
    name: containerName,
    image: deployment.kafka.image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/bash', `${paths.config}/start.sh`],
    env: environment(deployment),
    ports: containerPorts(pool),
    ...probes(pool.component),
    resources: resources(pool),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    // What the start script says when it refuses then stands in the pod's status.
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeDevices: devices,
    volumeMounts: mounts,
  };
}

const containerPorts = ({ component }: Pool): k8s.ContainerPort[] =>
  (component === 'controller'
    ? (['controller', 'metrics'] as const)
    : (['client', 'internal', 'metrics'] as const)
  ).map((name) => ({ name, containerPort: ports[name], protocol: 'TCP' }));

/**
 * Memory and disk are asked for in full, so that the pod is the last that a node in need evicts. No CPU limit: the node
 * is the pod's own, and a throttled broker misses its heartbeats just when WAL recovery or compaction needs the cores.
 */
function resources(pool: Pool): k8s.ResourceRequirements {
  const space = {
    memory: k8s.Quantity.fromString(`${pool.size.memoryMib}Mi`),
    'ephemeral-storage': k8s.Quantity.fromString(`${ephemeralSizes(pool).totalMib}Mi`),
  };
  return { requests: { cpu: k8s.Quantity.fromString(`${pool.size.cpuRequestMillis}m`), ...space }, limits: space };
}
