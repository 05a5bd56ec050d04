import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import type { Edge, Peer } from '../lib/model/edges';
import { componentSelector, whyAnnotation } from '../lib/model/labels';
import type { Workload } from '../lib/model/names';
import { defaultDenyPolicy, networkPolicyOf } from '../lib/model/names';
import { workloads } from '../lib/model/workloads';

/** Closes the namespace and opens exactly the edges of the deployment, one policy for each component. */
export function addNetworkPolicies(
  scope: Construct,
  deployment: Pick<
    Deployment,
    'name' | 'edges' | 'security' | 'monitoring' | 'components' | 'backup' | 'kafka' | 'contracts'
  >,
): void {
  const { name, edges } = deployment;
  new k8s.KubeNetworkPolicy(scope, 'default-deny', {
    metadata: {
      name: defaultDenyPolicy,
      annotations: { [whyAnnotation]: 'Nothing comes in or goes out but what another policy of this namespace names.' },
    },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
  for (const component of workloads(deployment)) {
    const incoming = edges.filter(({ to }) => isComponent(to, component));
    const outgoing = edges.filter(({ from }) => isComponent(from, component));
    new k8s.KubeNetworkPolicy(scope, `${component}-policy`, {
      metadata: {
        name: networkPolicyOf(component),
        annotations: { [whyAnnotation]: why(incoming, outgoing) },
      },
      spec: {
        podSelector: { matchLabels: componentSelector(name, component) },
        policyTypes: ['Ingress', 'Egress'],
        ingress: rules(incoming, (edge) => ({ from: peers(edge.from, name), ports: portsOf(edge) })),
        egress: rules(outgoing, (edge) => ({ to: peers(edge.to, name), ports: portsOf(edge) })),
      },
    });
  }
}

/** The API server drops an empty list, and would take each further apply of one for a change. */
const rules = <Rule>(edges: readonly Edge[], rule: (edge: Edge) => Rule): Rule[] | undefined =>
  edges.length > 0 ? edges.map(rule) : undefined;

const isComponent = (peer: Peer, component: Workload) => peer.kind === 'component' && peer.component === component;

/** A line for each rule. */
const why = (incoming: readonly Edge[], outgoing: readonly Edge[]) =>
  [
    ...incoming.map((edge) => `In, ${edge.ports.join(', ')}, from ${describe(edge.from)}: ${edge.why}`),
    ...outgoing.map((edge) => `Out, ${edge.ports.join(', ')}, to ${describe(edge.to)}: ${edge.why}`),
  ]
    .map((line) => `${line}\n`)
    .join('');

const described: Readonly<Record<Workload, string>> = {
  controller: 'controllers',
  broker: 'brokers',
  users: 'the users job',
  canary: 'canaries',
  'group-lag': 'the exporter of consumer groups’ lag',
  unregister: 'the job that unregisters brokers',
  'feature-levels': 'the job that raises feature levels',
  backup: 'the job that makes VolumeSnapshots',
  contracts: 'the job that applies event contracts',
};

function describe(peer: Peer): string {
  switch (peer.kind) {
    case 'component':
      return described[peer.component];
    case 'namespaces':
      return `namespace ${peer.namespaces.join(', ')}`;
    case 'cidrs':
      return peer.cidrs.join(', ');
  }
}

function peers(peer: Peer, deployment: string): k8s.NetworkPolicyPeer[] {
  switch (peer.kind) {
    case 'component':
      return [{ podSelector: { matchLabels: componentSelector(deployment, peer.component) } }];
    case 'namespaces':
      return peer.namespaces.map((name) => ({
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
      }));
    case 'cidrs':
      return peer.cidrs.map((cidr) => ({ ipBlock: { cidr } }));
  }
}

const portsOf = ({ ports, protocols }: Edge): k8s.NetworkPolicyPort[] =>
  ports.flatMap((port) => protocols.map((protocol) => ({ port: k8s.IntOrString.fromNumber(port), protocol })));
