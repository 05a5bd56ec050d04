import { k8s } from 'cdk8s-plus-28';
import { brokerListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import { componentLabel, deploymentSelector } from '../lib/model/labels';
import type { Component } from '../lib/model/names';
import { containerName, priorityClassOf, serviceAccountOf } from '../lib/model/names';
import type { Pool } from '../lib/model/pools';
import { ports } from '../lib/model/ports';
import { paths } from './container-paths';
import { environment } from './environment';
import { nodePlacement } from './node-placement';
import { byPort, portName } from './port-name';
import { probes } from './probes';
import { pullSecrets } from './pull-secrets';
import { securityContext } from './security-context';
import { ephemeralSizes } from './storage-sizes';
import type { Volumes } from './volumes';

/** The pod of a broker or controller, hardened as Pod Security `restricted` asks and beyond. */
export function podSpec(deployment: Deployment, pool: Pool, volumes: Volumes): k8s.PodSpec {
  const { name } = deployment;
  const { nodeAffinity, ...placement } = nodePlacement(deployment, pool);
  return {
    ...placement,
    affinity: { nodeAffinity, podAntiAffinity: aloneOnItsNode(name) },
    // Pod Identity projects a token of its own.
    automountServiceAccountToken: false,
    containers: [container(deployment, pool, volumes)],
    enableServiceLinks: false,
    imagePullSecrets: pullSecrets(deployment),
    priorityClassName: priorityClassOf(name, pool.component),
    securityContext: securityContext.pod,
    serviceAccountName: serviceAccountOf(pool.component),
    terminationGracePeriodSeconds: deployment.kafka.terminationGracePeriodSeconds,
    volumes: volumes.volumes,
  };
}

/** Sizes are those of a whole node. Jobs and clients of the deployment, which any node will do for, are not meant. */
const aloneOnItsNode = (deployment: string): k8s.PodAntiAffinity => ({
  requiredDuringSchedulingIgnoredDuringExecution: [
    {
      labelSelector: {
        matchLabels: deploymentSelector(deployment),
        matchExpressions: [
          { key: componentLabel, operator: 'In', values: ['controller', 'broker'] satisfies Component[] },
        ],
      },
      topologyKey: 'kubernetes.io/hostname',
    },
  ],
});

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
