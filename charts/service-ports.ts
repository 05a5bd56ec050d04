import { k8s } from 'cdk8s-plus-28';
import type { Listener } from '../lib/model/broker-listeners';
import { byPort, portName } from './port-name';

/** Ports of a Service that are those of the listeners behind it. */
export const servicePorts = (listeners: readonly Listener[]): k8s.ServicePort[] =>
  byPort(listeners).map((listener) => ({ ...namedPort(listener), port: listener.port }));

/** A port of a Service but for its number. */
export const namedPort = (listener: Pick<Listener, 'name'>) => ({
  name: portName(listener),
  targetPort: k8s.IntOrString.fromString(portName(listener)),
  protocol: 'TCP',
});
