import type { Edge, EdgeInput, Peer } from './edges';
import { namesEdges } from './edges';
import { ports } from './ports';

const contracts: Peer = { kind: 'component', component: 'contracts' };

/** The connections of the job that applies event contracts: to brokers, as a client of the cluster. */
export const contractsEdges = (input: Pick<EdgeInput, 'dns'>): readonly Edge[] => [
  {
    from: contracts,
    to: { kind: 'component', component: 'broker' },
    ports: [ports.client],
    protocols: ['TCP'],
    why: 'The job that applies event contracts: topics, rights and quotas.',
  },
  ...namesEdges(contracts, input),
];
