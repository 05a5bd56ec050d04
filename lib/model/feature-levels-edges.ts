import type { Edge, EdgeInput, Peer } from './edges';
import { namesEdges } from './edges';
import { ports } from './ports';

const featureLevels: Peer = { kind: 'component', component: 'feature-levels' };

/** The connections of the job that raises feature levels; brokers pass on to the active controller what it asks for. */
export const featureLevelsEdges = (input: Pick<EdgeInput, 'dns'>): readonly Edge[] => [
  {
    from: featureLevels,
    to: { kind: 'component', component: 'broker' },
    ports: [ports.internal],
    protocols: ['TCP'],
    why: 'The job that raises feature levels in the second step of an upgrade.',
  },
  ...namesEdges(featureLevels, input),
];
