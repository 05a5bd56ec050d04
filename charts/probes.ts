import { k8s } from 'cdk8s-plus-28';
import type { Component } from '../lib/model/names';

type Probes = Required<Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>>;

/**
 * TCP probes by port name; there is no health endpoint, and Kafka's tools would start a JVM each time. A broker opens
 * its client port when it has caught up, recovered its WAL and been unfenced, so that port is true readiness.
 */
export const probes = (component: Component): Probes => (component === 'broker' ? brokerProbes : controllerProbes);

const open = (port: string): k8s.Probe => ({
  tcpSocket: { port: k8s.IntOrString.fromString(port) },
  timeoutSeconds: 5,
});

const brokerProbes: Probes = {
  // 15 minutes: a long WAL takes its time, and a broker that S3 refuses for so long needs new credentials.
  startupProbe: { ...open('client'), periodSeconds: 10, failureThreshold: 90 },
  readinessProbe: { ...open('client'), periodSeconds: 10, failureThreshold: 3 },
  // Two minutes: a restart costs more than a pause.
  // On the listener between brokers: clients can fill the backlog of theirs without the broker being ill.
  livenessProbe: { ...open('internal'), periodSeconds: 20, failureThreshold: 6 },
};

const controllerProbes: Probes = {
  // 5 minutes: the port opens when the process starts, after it has waited up to 2 for credentials.
  startupProbe: { ...open('controller'), periodSeconds: 5, failureThreshold: 60 },
  readinessProbe: { ...open('controller'), periodSeconds: 10, failureThreshold: 3 },
  livenessProbe: { ...open('controller'), periodSeconds: 20, failureThreshold: 6 },
};
