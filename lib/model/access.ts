import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { accessPorts, nodePorts, slotPort } from './access-ports';
import { bootstrapHostname } from './names';
import { ports } from './ports';
import type { Zone } from './zone';

/**
 * From where clients come. Each has a Kafka listener of its own, so that names, certificates, ports and who may come in
 * are told apart: `cluster` from pods of the same cluster, `network` from the VPC or the private network and what is
 * connected to it, `privateLink` from other AWS accounts.
 */
export const intents = ['cluster', 'network', 'privateLink'] as const;

export type Intent = (typeof intents)[number];

/** An intent whose clients are outside the cluster. */
export type OutsideIntent = Exclude<Intent, 'cluster'>;

export type Authentication = 'none' | 'scram' | 'mtls';

/** A name and a port that a client connects to. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface ClusterAccess {
  readonly authentication: Authentication;
}

/** Names and ports of one way in from outside. */
export interface OutsideAccess {
  readonly intent: OutsideIntent;
  readonly authentication: Authentication;
  /** Domain of this way in; every name below ends with it. */
  readonly domain: string;
  /** Brokers of each zone that have a port. */
  readonly slotsPerZone: number;
  /** `perBroker`: each broker has a port of its own on a shared address; `shared`: each has an address of its own. */
  readonly brokerPorts: 'perBroker' | 'shared';
  /** Port of slot 0 of zone number 0, where brokers have ports of their own. */
  readonly firstSlotPort: number;
  /** Where to begin for clients of a zone; on one port with `regionalBootstrapPort` where nothing tells zones apart. */
  readonly zonalBootstrapPort: number;
  readonly regionalBootstrapPort: number;
}

type AwsAccess = Extract<DeploymentConfig, { platform: { kind: 'aws' } }>['access'];
type KubernetesAccess = Extract<DeploymentConfig, { platform: { kind: 'kubernetes' } }>['access'];
type AwsNetworkConfig = NonNullable<AwsAccess['network']>;
type KubernetesNetworkConfig = NonNullable<KubernetesAccess['network']>;

/** Clients in the VPC or the private network, and what carries them. */
export type NetworkAccess = OutsideAccess & {
  readonly carrier: ({ readonly kind: 'awsLoadBalancer' } & AwsNetworkConfig) | KubernetesNetworkConfig;
};

export type PrivateLinkAccess = OutsideAccess & Omit<NonNullable<AwsAccess['privateLink']>, 'authentication'>;

export interface Access {
  readonly cluster: ClusterAccess;
  readonly network?: NetworkAccess;
  readonly privateLink?: PrivateLinkAccess;
}

const domainLabels: Readonly<Record<OutsideIntent, string>> = { network: 'network', privateLink: 'privatelink' };

/** The ways in that a file asks for. Rules have checked that what they need is there. */
export function accessOf(config: DeploymentConfig): Access {
  const { security, access } = config;
  const authenticate = (chosen: AwsAccess['cluster']['authentication']): Authentication =>
    security.kind === 'plaintext' ? 'none' : chosen;
  const outside = (intent: OutsideIntent, chosen: AwsAccess['cluster']['authentication']): OutsideAccess => ({
    intent,
    authentication: authenticate(chosen),
    domain: intentDomain(intent, known(access.domain)),
    slotsPerZone: access.slotsPerZone,
    brokerPorts: 'perBroker',
    firstSlotPort: accessPorts.firstSlot,
    zonalBootstrapPort: accessPorts.zonalBootstrap,
    regionalBootstrapPort: accessPorts.regionalBootstrap,
  });
  const cluster = { authentication: authenticate(access.cluster.authentication) };
  if (!isAws(config)) {
    const { network } = config.access;
    if (!network) return { cluster };
    return {
      cluster,
      network: { ...outside('network', network.authentication), ...kubernetesPorts(network), carrier: network },
    };
  }
  const { network, privateLink } = config.access;
  return {
    cluster,
    ...(network
      ? { network: { ...outside('network', network.authentication), carrier: { kind: 'awsLoadBalancer', ...network } } }
      : {}),
    ...(privateLink ? { privateLink: { ...privateLink, ...outside('privateLink', privateLink.authentication) } } : {}),
  };
}

/** Load balancers of a private cluster serve one broker each, so all take the same port; node ports are told apart. */
function kubernetesPorts(network: KubernetesNetworkConfig): Partial<OutsideAccess> {
  if (network.kind === 'loadBalancer')
    return { brokerPorts: 'shared', regionalBootstrapPort: accessPorts.zonalBootstrap };
  const { bootstrap, firstSlot } = nodePorts(network.firstPort);
  return { firstSlotPort: firstSlot, zonalBootstrapPort: bootstrap, regionalBootstrapPort: bootstrap };
}

/** What a rule has checked before; its absence is a defect of the kit, not of the file. */
function known(domain: string | undefined): string {
  if (domain === undefined) throw new Error('access without a domain reached the model although no rule admits it');
  return domain;
}

const intentDomain = (intent: OutsideIntent, domain: string) => `${domainLabels[intent]}.${domain}`;

/** The ways in from outside, in a fixed order. */
export const outsideAccesses = ({ network, privateLink }: Access): readonly OutsideAccess[] =>
  [network, privateLink].filter((each) => each !== undefined);

/** Domain of the names of one zone. */
export const zoneDomain = ({ domain }: Pick<OutsideAccess, 'domain'>, zone: Pick<Zone, 'id'>) => `${zone.id}.${domain}`;

/** Name by which clients outside reach a broker; the ordinal may be an expression of a shell. */
export const brokerHost = (access: OutsideAccess, zone: Pick<Zone, 'id'>, ordinal: number | string) =>
  `b${ordinal}.${zoneDomain(access, zone)}`;

/** Where clients outside reach a broker. */
export const brokerAddress = (access: OutsideAccess, zone: Pick<Zone, 'id' | 'number'>, ordinal: number): Address => ({
  host: brokerHost(access, zone, ordinal),
  port: brokerPort(access, zone, ordinal),
});

export const brokerPort = (access: OutsideAccess, zone: Pick<Zone, 'number'>, ordinal: number): number =>
  access.brokerPorts === 'shared' ? access.zonalBootstrapPort : slotPort(zone.number, ordinal, access.firstSlotPort);

/** Whether clients of a zone can begin at its own brokers. */
export const tellsZonesApart = ({ zonalBootstrapPort, regionalBootstrapPort }: OutsideAccess) =>
  zonalBootstrapPort !== regionalBootstrapPort;

/** Where clients of a zone begin. */
export const zonalBootstrap = (
  access: Pick<OutsideAccess, 'domain' | 'zonalBootstrapPort'>,
  zone: Pick<Zone, 'id'>,
): Address => ({
  host: `bootstrap.${zoneDomain(access, zone)}`,
  port: access.zonalBootstrapPort,
});

/** Where clients in the cluster begin. */
export const clusterBootstrap = (namespace: string): Address => ({
  host: bootstrapHostname(namespace),
  port: ports.client,
});

/** Where clients begin that can’t say in which zone they are. */
export const regionalBootstrap = (access: Pick<OutsideAccess, 'domain' | 'regionalBootstrapPort'>): Address => ({
  host: `bootstrap.${access.domain}`,
  port: access.regionalBootstrapPort,
});
