import type { Intent, OutsideIntent } from '../model/access';
import { portBlock } from '../model/access-ports';
import type { AwsDeployment, Deployment } from '../model/deployment';
import { isAwsDeployment } from '../model/deployment';
import type { Edge, Peer } from '../model/edges';
import { loadBalancerName } from '../model/names';
import type { Workload } from '../model/names';
import { ports } from '../model/ports';
import { markdownTable } from '../model/markdown-table';

const headings = ['from', 'to', 'ports', 'protocol', 'why'];

/**
 * Every connection that is let through, as tables: those of pods, which NetworkPolicies permit, and on AWS those to and
 * from load balancers, which security groups permit. What is in no table is denied.
 */
export const renderNetworkEdges = (deployment: Deployment): readonly string[] => [
  '### Pods (NetworkPolicies)',
  '',
  ...markdownTable([headings, ...deployment.edges.map(podRow)]),
  ...(isAwsDeployment(deployment) ? loadBalancerTable(deployment) : []),
];

const podRow = ({ from, to, ports: numbers, protocols, why }: Edge) => [
  peer(from),
  peer(to),
  numbers.join(', '),
  protocols.join(', '),
  why,
];

const workloads: Readonly<Record<Workload, string>> = {
  controller: 'controllers',
  broker: 'brokers',
  users: 'users job',
  canary: 'canaries',
  'group-lag': 'group lag exporter',
  unregister: 'unregister job',
  backup: 'backup job',
  'feature-levels': 'feature levels job',
  contracts: 'contracts job',
};

function peer(end: Peer): string {
  switch (end.kind) {
    case 'component':
      return workloads[end.component];
    case 'namespaces':
      return `${end.namespaces.length === 1 ? 'namespace' : 'namespaces'} ${end.namespaces.join(', ')}`;
    case 'cidrs':
      return end.cidrs.join(', ');
  }
}

function loadBalancerTable(deployment: AwsDeployment): readonly string[] {
  const rows = [...networkRows(deployment), ...privateLinkRows(deployment)];
  return rows.length === 0
    ? []
    : ['', '### Load balancers (security groups)', '', ...markdownTable([headings, ...rows])];
}

/** Ports of every listener that there is or may be. */
const listening = `${portBlock.first}-${portBlock.last}`;

function networkRows({ name, access: { network } }: AwsDeployment): readonly (readonly string[])[] {
  if (network?.carrier.kind !== 'awsLoadBalancer') return [];
  const to = loadBalancer(name, 'network');
  return [
    ...network.carrier.sources.map((cidr) => [cidr, to, listening, 'TCP', 'Clients in the network.']),
    brokersRow(to, 'network'),
  ];
}

function privateLinkRows({ name, canary, access: { privateLink } }: AwsDeployment): readonly (readonly string[])[] {
  if (!privateLink) return [];
  const to = loadBalancer(name, 'privateLink');
  const who = `endpoints of ${privateLink.principals.join(', ')}`;
  const why =
    privateLink.acceptance === 'manual'
      ? 'Clients over PrivateLink. No address is let in: the endpoint service knows the principals, and somebody accepts each endpoint.'
      : 'Clients over PrivateLink. No address is let in: the endpoint service knows the principals.';
  const isTried = canary?.tried.some(({ intent }) => intent === 'privateLink') === true;
  return [
    [who, to, listening, 'TCP', why],
    ...(isTried ? [['nodes and pods', to, listening, 'TCP', 'Canaries; others in the cluster reach it too.']] : []),
    brokersRow(to, 'privateLink'),
  ];
}

const loadBalancer = (deployment: string, intent: OutsideIntent) =>
  `load balancer ${loadBalancerName(deployment, intent)}`;

const brokersRow = (from: string, intent: Exclude<Intent, 'cluster'>) => [
  from,
  'nodes and pods',
  String(ports[intent]),
  'TCP',
  'Brokers, and whether they are healthy.',
];
