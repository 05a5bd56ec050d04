import type { Access, OutsideAccess, OutsideIntent } from './access';
import { brokerHost, brokerPort, zonalBootstrap } from './access';
import { loadBalancerAddress } from './address-plan';
import type { AwsPlatform } from './aws-platform';
import type { Cidr } from './cidr';
import { contains, parseCidr } from './cidr';
import type { KubernetesPlatform } from './kubernetes-platform';
import type { Pool } from './pools';
import type { Zone } from './zone';

interface OfDeployment {
  readonly access: Access;
  readonly platform: AwsPlatform | KubernetesPlatform;
  /** Of the active zones. */
  readonly brokers: readonly Pool[];
}

/** The load balancer of a way in, in one zone. */
export interface ZonalAddress {
  readonly zone: Zone;
  readonly address: string;
}

/** A way in from outside that the canaries try. */
export interface OutsideCanaryPath {
  readonly intent: OutsideIntent;
  readonly access: OutsideAccess;
  /** Its load balancer in each zone with brokers. */
  readonly addresses: readonly ZonalAddress[];
  /** Ports of the load balancer that a canary may come to, those of brokers that may yet come among them. */
  readonly ports: readonly number[];
  /** Whether the cluster’s DNS leaves the names to somebody else, so that pods have to be told the addresses. */
  readonly hasHiddenNames: boolean;
}

/** A way in that the canaries leave out, and why. */
export interface UntriedPath {
  readonly intent: OutsideIntent;
  readonly why: string;
}

/**
 * What the canaries try beside the cluster's own way in, which they always do, and what not. A way is tried where a pod
 * comes in as clients do, over what carries them.
 */
export interface CanaryPaths {
  readonly tried: readonly OutsideCanaryPath[];
  readonly untried: readonly UntriedPath[];
}

export function canaryPaths(deployment: OfDeployment): CanaryPaths {
  const { platform, access } = deployment;
  const found =
    platform.kind === 'aws'
      ? [networkPath(deployment, platform), privateLinkPath(deployment, platform)]
      : [access.network ? { intent: 'network' as const, why: shortCut } : undefined];
  const known = found.filter((each) => each !== undefined);
  return {
    tried: known.filter((each) => 'access' in each),
    untried: known.filter((each) => 'why' in each),
  };
}

const shortCut =
  'Inside a cluster kube-proxy answers for the addresses of Services itself, so a pod never meets the load balancer or another node’s port; and they admit `access.network.sources`, which pods are not among.';

function networkPath(deployment: OfDeployment, { vpc }: AwsPlatform): OutsideCanaryPath | UntriedPath | undefined {
  const { network } = deployment.access;
  if (network?.carrier.kind !== 'awsLoadBalancer') return undefined;
  const intent = 'network';
  const admitted = network.carrier.sources.map(parseCidr).filter((each) => each !== undefined);
  const closed = zonesOf(deployment)
    .map((zone) => nodeBlock(vpc, zone))
    .some((block) => block === undefined || !admitted.some((source) => contains(source, block)));
  if (closed)
    return {
      intent,
      why: 'Its load balancer admits `access.network.sources`, and the subnets of nodes and pods are not among them.',
    };
  const addressIn = (zone: Zone) =>
    vpc.kind === 'existing'
      ? vpc.subnets.find((each) => each.zone === zone.id)?.loadBalancerAddress
      : newAddress(vpc, zone, intent);
  return { ...outsidePath(deployment, network, addressIn), intent, hasHiddenNames: false };
}

function privateLinkPath(deployment: OfDeployment, { vpc }: AwsPlatform): OutsideCanaryPath | UntriedPath | undefined {
  const { privateLink } = deployment.access;
  if (!privateLink) return undefined;
  const intent = 'privateLink';
  if (vpc.kind === 'existing')
    return {
      intent,
      why: 'Its names resolve only where consumers are, and in a VPC that exists AWS chooses the load balancer’s addresses.',
    };
  return {
    ...outsidePath(deployment, privateLink, (zone) => newAddress(vpc, zone, intent)),
    intent,
    hasHiddenNames: true,
  };
}

function outsidePath(
  deployment: OfDeployment,
  access: OutsideAccess,
  addressIn: (zone: Zone) => string | undefined,
): Pick<OutsideCanaryPath, 'access' | 'addresses' | 'ports'> {
  return {
    access,
    addresses: zonesOf(deployment).flatMap((zone) => {
      const address = addressIn(zone);
      return address === undefined ? [] : [{ zone, address }];
    }),
    ports: [
      access.zonalBootstrapPort,
      ...deployment.brokers.flatMap(({ zone, maxCount }) =>
        Array.from({ length: maxCount }, (_, ordinal) => brokerPort(access, zone, ordinal)),
      ),
    ],
  };
}

const zonesOf = ({ brokers }: OfDeployment) => brokers.map(({ zone }) => zone);

type Vpc = AwsPlatform['vpc'];

function nodeBlock(vpc: Vpc, zone: Zone): Cidr | undefined {
  if (vpc.kind === 'new') return vpc.subnets.find((each) => each.zone.id === zone.id)?.nodes;
  const given = vpc.subnets.find((each) => each.zone === zone.id);
  return given && parseCidr(given.nodesCidr);
}

function newAddress(vpc: Extract<Vpc, { kind: 'new' }>, zone: Zone, intent: 'network' | 'privateLink') {
  const blocks = vpc.subnets.find((each) => each.zone.id === zone.id);
  return blocks && loadBalancerAddress(blocks, intent);
}

/** Names below a way in that lead to a zone, for pods that no DNS tells them. */
export const namesInZone = (
  { access }: OutsideCanaryPath,
  { zone, maxCount }: { readonly zone: Zone; readonly maxCount: number },
): readonly string[] => [
  zonalBootstrap(access, zone).host,
  ...Array.from({ length: maxCount }, (_, ordinal) => brokerHost(access, zone, ordinal)),
];
