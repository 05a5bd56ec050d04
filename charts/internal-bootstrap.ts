import type { Deployment } from '../lib/model/deployment';
import { podHostname } from '../lib/model/names';
import { ports } from '../lib/model/ports';

/** A broker of each zone by the name of its pod, which its certificate holds; one that answers is enough. */
export const internalBootstrap = ({ brokers, namespace }: Pick<Deployment, 'brokers' | 'namespace'>): string =>
  brokers.map(({ name }) => `${podHostname(namespace, 'broker', `${name}-0`)}:${ports.internal}`).join(',');
