import { k8s } from 'cdk8s-plus-28';
import { brokerListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import type { NodePlacement } from '../lib/model/kubernetes-platform';
import { componentLabel, deploymentSelector } from '../lib/model/labels';
import type { Component } from '../lib/model/names';
import { containerName, priorityClassOf, serviceAccountOf } from '../lib/model/names';
import type { Pool } from '../lib/model/pools';
import { ports } from '../lib/model/ports';
import { stopSeconds } from '../lib/model/stop-seconds';
import { paths } from './container-paths';
import { environment } from './environment';
import { byPort, portName } from './port-name';
import { probes } from './probes';
import { pullSecrets } from './pull-secrets';
import { securityContext } from './security-context';
import { ephemeralSizes } from './storage-sizes';
import type { Volumes } from './volumes';

/** The pod of a broker or controller, hardened as Pod Security `restricted` asks and beyond. */
export function podSpec(deployment: Deployment, pool: Pool, volumes: Volumes): k8s.PodSpec {
  const { name, platform } = deployment;
  const placement = platform.nodes[pool.component === 'broker' ? 'brokers' : 'controllers'];
  return {
    affinity: affinity(deployment, pool),
    // Pod Identity projects a token of its own.
    automountServiceAccountToken: false,
    containers: [container(deployment, pool, volumes)],
    enableServiceLinks: false,
    imagePullSecrets: pullSecrets(deployment),
    nodeSelector: Object.keys(placement.labels).length > 0 ? placement.labels : undefined,
    priorityClassName: priorityClassOf(name, pool.component),
    securityContext: securityContext.pod,
    serviceAccountName: serviceAccountOf(pool.component),
    terminationGracePeriodSeconds: stopSeconds,
    tolerations: placement.taints.length > 0 ? tolerations(placement) : undefined,
    volumes: volumes.volumes,
  };
}

/** In the zone of its volume and its rack, and alone on its node: sizes are those of a whole node. */
function affinity({ name, platform, security }: Deployment, { zone }: Pool): k8s.Affinity {
  // Any node will do for the job that keeps users; it must not be taken for a process that fills its node.
  const processes = { key: componentLabel, operator: 'In', values: ['controller', 'broker'] satisfies Component[] };
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: platform.zoneLabel, operator: 'In', values: [zone.id] }] }],
      },
    },
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          labelSelector: {
            matchLabels: deploymentSelector(name),
            matchExpressions: security.kind === 'tls' ? [processes] : undefined,
          },
          topologyKey: 'kubernetes.io/hostname',
        },
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
    ports: containerPorts(deployment, pool),
    ...probes(pool.component),
    resources: resources(pool),
    securityContext: securityContext.container,
    // What the start script says when it refuses then stands in the pod's status.
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeDevices: devices,
    volumeMounts: mounts,
  };
}

function containerPorts(deployment: Deployment, { component }: Pool): k8s.ContainerPort[] {
  const listeners = component === 'controller' ? [controllerListener(deployment)] : brokerListeners(deployment);
  return [
    ...byPort(listeners).map((listener) => ({ name: portName(listener), containerPort: listener.port })),
    { name: 'metrics', containerPort: ports.metrics },
  ].map((port) => ({ ...port, protocol: 'TCP' }));
}

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
