import type { Edge, EdgeInput, Peer } from './edges';
import { namesEdges } from './edges';
import { ports } from './ports';

const unregister: Peer = { kind: 'component', component: 'unregister' };

/** The connections of the job that unregisters brokers that are gone. */
export const unregisterEdges = (input: Pick<EdgeInput, 'dns'>): readonly Edge[] => [
  {
    from: unregister,
    to: { kind: 'component', component: 'broker' },
    ports: [ports.internal],
    protocols: ['TCP'],
    why: 'The job that unregisters brokers that are gone.',
  },
  ...namesEdges(unregister, input),
];
