import type { Edge, EdgeInput, Peer } from './edges';
import { namesEdges } from './edges';
import type { Workload } from './names';
import { ports } from './ports';

/** The connections of a job that asks something of the cluster; brokers pass on what is the active controller’s. */
export function brokerJobEdges(workload: Workload, why: string, input: Pick<EdgeInput, 'dns'>): readonly Edge[] {
  const job: Peer = { kind: 'component', component: workload };
  const brokers: Edge = {
    from: job,
    to: { kind: 'component', component: 'broker' },
    ports: [ports.internal],
    protocols: ['TCP'],
    why,
  };
  return [brokers, ...namesEdges(job, input)];
}
