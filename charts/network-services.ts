import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Address, NetworkAccess } from '../lib/model/access';
import { brokerAddress, regionalBootstrap } from '../lib/model/access';
import type { Deployment } from '../lib/model/deployment';
import { componentSelector } from '../lib/model/labels';
import { networkBootstrapService } from '../lib/model/names';
import { listeners, ports } from '../lib/model/ports';
import { possibleBrokers } from './possible-brokers';
import { namedPort } from './service-ports';

type Carrier = Exclude<NetworkAccess['carrier'], { kind: 'awsLoadBalancer' }>;
type LoadBalancer = Extract<Carrier, { kind: 'loadBalancer' }>;

/** A Service by which clients in a private network come in. */
interface Way {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  /** Where clients find it. */
  readonly at: Address;
  /** Address that its load balancer is told to take. */
  readonly plannedAddress?: string;
}

/** Services for clients in a private network: one to begin with and one for each broker. */
export function addNetworkServices(
  scope: Construct,
  deployment: Pick<Deployment, 'name' | 'brokers'>,
  network: NetworkAccess,
): void {
  const { carrier } = network;
  if (carrier.kind === 'awsLoadBalancer') return;
  for (const way of waysIn(deployment, network)) {
    new k8s.KubeService(scope, `network-${way.name}`, {
      metadata: { name: way.name, annotations: annotations(way, carrier) },
      spec: {
        ...(carrier.kind === 'loadBalancer' ? loadBalancer(carrier) : { type: 'NodePort' }),
        // Through the nodes that run the broker, so that it sees the client's own address, by which NetworkPolicies
        // and the zone map go.
        externalTrafficPolicy: 'Local',
        ipFamilies: carrier.ipFamilies,
        ipFamilyPolicy: carrier.ipFamilies.length > 1 ? 'RequireDualStack' : 'SingleStack',
        selector: way.selector,
        ports: [port(way.at, carrier)],
      },
    });
  }
}

function waysIn(deployment: Pick<Deployment, 'name' | 'brokers'>, network: NetworkAccess): readonly Way[] {
  const { carrier } = network;
  const plan = carrier.kind === 'loadBalancer' ? carrier.addresses : undefined;
  return [
    {
      name: networkBootstrapService,
      selector: componentSelector(deployment.name, 'broker'),
      at: regionalBootstrap(network),
      plannedAddress: plan?.bootstrap,
    },
    ...possibleBrokers(deployment).map(({ name, selector, zone, ordinal }) => ({
      name,
      selector,
      at: brokerAddress(network, zone, ordinal),
      plannedAddress: plan?.brokers.find((each) => each.zone === zone.id)?.addresses[ordinal],
    })),
  ];
}

const loadBalancer = (carrier: LoadBalancer): k8s.ServiceSpec => ({
  type: 'LoadBalancer',
  // Addresses are announced to nodes; ports of theirs would only be further ways in.
  allocateLoadBalancerNodePorts: false,
  loadBalancerClass: carrier.class,
  loadBalancerSourceRanges: carrier.sources,
});

/** On a load balancer clients see the Service's port, on nodes the node port. */
const port = ({ port: outside }: Address, { kind }: Carrier): k8s.ServicePort => ({
  ...namedPort({ name: listeners.network }),
  ...(kind === 'loadBalancer' ? { port: outside } : { port: ports.network, nodePort: outside }),
});

/** ExternalDNS makes the records where a cluster runs it. */
const annotations = ({ at, plannedAddress }: Way, carrier: Carrier): Record<string, string> => ({
  'external-dns.alpha.kubernetes.io/hostname': at.host,
  ...(carrier.kind === 'loadBalancer' && carrier.addresses && plannedAddress !== undefined
    ? { [carrier.addresses.annotation]: plannedAddress }
    : {}),
});
