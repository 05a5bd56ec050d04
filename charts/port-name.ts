import type { Listener } from '../lib/model/broker-listeners';

/** Name of a listener's port in pods and Services, which Kubernetes wants in lower case. */
export const portName = ({ name }: Pick<Listener, 'name'>) => name.toLowerCase();

export const byPort = (listeners: readonly Listener[]): readonly Listener[] =>
  [...listeners].sort((a, b) => a.port - b.port);
