import type { Workload } from './names';
import { ports } from './ports';

/** One end of a network edge that isn't one of our pods. */
export type Peer =
  | { readonly kind: 'component'; readonly component: Workload }
  | { readonly kind: 'namespaces'; readonly namespaces: readonly string[] }
  | { readonly kind: 'cidrs'; readonly cidrs: readonly string[] };

/** One permitted connection. Everything that isn't in the list is denied. */
export interface Edge {
  readonly from: Peer;
  readonly to: Peer;
  readonly ports: readonly number[];
  readonly protocols: readonly ('TCP' | 'UDP')[];
  readonly why: string;
}

export interface EdgeInput {
  readonly clientNamespaces: readonly string[];
  readonly monitoringNamespaces: readonly string[];
  readonly dns: { readonly namespace: string; readonly port: number };
  readonly objectStore: { readonly peer: Peer; readonly port: number; readonly why: string };
  /** Address blocks from which clients outside the cluster come, each with the listener's port. */
  readonly outside: readonly { readonly cidrs: readonly string[]; readonly port: number; readonly why: string }[];
  /** Whether nodes have TLS, and with it a listener for the balancer and a job that keeps users. */
  readonly tls: boolean;
  /** Whether pods get AWS credentials from the EKS Pod Identity agent. */
  readonly podIdentity: boolean;
}

/** Address of the EKS Pod Identity agent on every node (EKS user guide, "Pod Identity agent setup"). */
export const podIdentityAgent = { cidr: '169.254.170.23/32', port: 80 } as const;

/** Address of NodeLocal DNSCache where a cluster runs it (Kubernetes docs, "Using NodeLocal DNSCache"). */
const nodeLocalDns = '169.254.20.10/32';

const controllers: Peer = { kind: 'component', component: 'controller' };
const brokers: Peer = { kind: 'component', component: 'broker' };
const users: Peer = { kind: 'component', component: 'users' };

/** Every connection that brokers and controllers need; NetworkPolicies are generated from it. */
export function edgesOf(input: EdgeInput): readonly Edge[] {
  const tcp = ['TCP'] as const;
  const components = [controllers, brokers];
  const metadata = 'Metadata quorum: controllers vote, brokers register and fetch metadata.';
  const balancer = 'Between brokers, and the balancer of the active controller reads load samples.';
  const toBrokers = input.tls ? [ports.internal, ports.balancer] : [ports.internal];
  const edges: Edge[] = components.flatMap((from) => [
    { from, to: controllers, ports: [ports.controller], protocols: tcp, why: metadata },
    { from, to: brokers, ports: toBrokers, protocols: tcp, why: balancer },
    { from, to: input.objectStore.peer, ports: [input.objectStore.port], protocols: tcp, why: input.objectStore.why },
    ...namesEdges(from, input),
  ]);
  if (input.tls) {
    edges.push(
      {
        from: users,
        to: brokers,
        ports: [...new Set([...toBrokers, ports.client, ...input.outside.map(({ port }) => port)])],
        protocols: tcp,
        why: 'The job that keeps users and their rights, and sees that every listener shows its renewed certificate.',
      },
      {
        from: users,
        to: controllers,
        ports: [ports.controller],
        protocols: tcp,
        why: 'The same job has controllers read renewed certificates, and sees that they show them.',
      },
      ...namesEdges(users, input),
    );
  }
  for (const { cidrs, port, why } of input.outside)
    edges.push({ from: { kind: 'cidrs', cidrs }, to: brokers, ports: [port], protocols: tcp, why });
  if (input.podIdentity) {
    for (const from of components) {
      edges.push({
        from,
        to: { kind: 'cidrs', cidrs: [podIdentityAgent.cidr] },
        ports: [podIdentityAgent.port],
        protocols: tcp,
        why: 'Credentials from the EKS Pod Identity agent of the node.',
      });
    }
  }
  if (input.clientNamespaces.length > 0) {
    const from: Peer = { kind: 'namespaces', namespaces: input.clientNamespaces };
    edges.push({ from, to: brokers, ports: [ports.client], protocols: tcp, why: 'Clients in the named namespaces.' });
  }
  if (input.monitoringNamespaces.length > 0) {
    const from: Peer = { kind: 'namespaces', namespaces: input.monitoringNamespaces };
    for (const to of components)
      edges.push({ from, to, ports: [ports.metrics], protocols: tcp, why: 'Prometheus scrapes metrics.' });
  }
  return edges;
}

/** What a pod needs to resolve names. */
export const namesEdges = (from: Peer, { dns }: Pick<EdgeInput, 'dns'>): readonly Edge[] => [
  {
    from,
    to: { kind: 'namespaces', namespaces: [dns.namespace] },
    ports: [dns.port],
    protocols: ['TCP', 'UDP'],
    why: 'Names of peers and of the object store.',
  },
  {
    from,
    to: { kind: 'cidrs', cidrs: [nodeLocalDns] },
    ports: [53],
    protocols: ['TCP', 'UDP'],
    why: 'Names, where NodeLocal DNSCache runs.',
  },
];
