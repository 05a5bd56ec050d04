import type { Resource } from './capacity';

/** Resources as sentences name them. */
export const resourceNames: Readonly<Record<Resource, string>> = {
  networkIn: 'incoming network bandwidth',
  networkOut: 'outgoing network bandwidth',
  cpu: 'CPU',
  heap: 'heap',
  cache: 'the WAL cache',
  partitions: 'the number of partitions',
  connections: 'the number of connections',
};
