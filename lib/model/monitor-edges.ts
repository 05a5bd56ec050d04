import type { CanaryPaths } from './canary-paths';
import type { Edge, EdgeInput, Peer } from './edges';
import { namesEdges } from './edges';
import { ports } from './ports';

export interface MonitorEdgeInput extends Pick<EdgeInput, 'dns' | 'monitoringNamespaces'> {
  /** Undefined where there are no canaries. */
  readonly canary: CanaryPaths | undefined;
  readonly groupLag: boolean;
}

const brokers: Peer = { kind: 'component', component: 'broker' };
const canaries: Peer = { kind: 'component', component: 'canary' };
const groupLag: Peer = { kind: 'component', component: 'group-lag' };

/** The connections of what looks at brokers as a client does: the canaries and the exporter of consumer groups' lag. */
export const monitorEdges = (input: MonitorEdgeInput): readonly Edge[] => [
  ...(input.canary
    ? [
        ...ofClient(canaries, 'The canary of each zone, by the cluster’s own way in.', input),
        ...input.canary.tried.map(({ intent, addresses, ports: numbers }): Edge => ({
          from: canaries,
          to: { kind: 'cidrs', cidrs: addresses.map(({ address }) => `${address}/32`) },
          ports: numbers,
          protocols: ['TCP'],
          why: `The canary of each zone, by the load balancer of \`access.${intent}\`.`,
        })),
      ]
    : []),
  ...(input.groupLag ? ofClient(groupLag, 'Offsets of topics and consumer groups; no records.', input) : []),
];

const ofClient = (from: Peer, why: string, input: MonitorEdgeInput): readonly Edge[] => [
  { from, to: brokers, ports: [ports.client], protocols: ['TCP'], why },
  ...namesEdges(from, input),
  ...(input.monitoringNamespaces.length > 0
    ? [
        {
          from: { kind: 'namespaces', namespaces: input.monitoringNamespaces } as const,
          to: from,
          ports: [ports.metrics],
          protocols: ['TCP'] as const,
          why: 'Prometheus scrapes metrics.',
        },
      ]
    : []),
];
