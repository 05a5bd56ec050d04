import type { Intent, OutsideAccess } from './access';
import { outsideAccesses } from './access';
import type { AwsPlatform } from './aws-platform';
import type { ChargeId } from './charges';
import { formatCidr } from './cidr';
import type { Deployment } from './deployment';
import { loadBalancerName } from './names';
import { openIntents } from './open-intents';
import { ports } from './ports';
import type { Zone } from './zone';

/** What a byte comes through, in this order. */
export const stationKinds = ['client', 'endpoint', 'loadBalancer', 'broker', 's3Endpoint', 'objectStore'] as const;

export type StationKind = (typeof stationKinds)[number];

export interface Station {
  readonly kind: StationKind;
  readonly name: string;
  /** Id of the zone that it is in; `any` where no zone is sure, undefined where it stands in none. */
  readonly zone?: string;
  readonly details: readonly string[];
  readonly charges: readonly ChargeId[];
}

export interface Hop {
  readonly from: Station;
  readonly to: Station;
  readonly crossesZone: boolean;
}

/** The way of one byte from a client of a zone, over one way in, to a broker and the object store. */
export interface BytePath {
  readonly zone: Zone;
  readonly intent: Intent;
  readonly stations: readonly Station[];
  readonly hops: readonly Hop[];
}

/** One path for each zone with brokers and each way in, for clients that begin in their own zone. */
export const bytePaths = (deployment: Deployment): readonly BytePath[] =>
  deployment.brokers.flatMap(({ zone }) =>
    openIntents(deployment).map((intent) => {
      const stations = stationsOf(deployment, zone, intent);
      return { zone, intent, stations, hops: hopsOf(stations) };
    }),
  );

function hopsOf(stations: readonly Station[]): readonly Hop[] {
  return stations.slice(1).flatMap((to, index) => {
    const from = stations[index];
    if (!from) return [];
    const crossesZone = from.zone !== undefined && to.zone !== undefined && from.zone !== to.zone;
    return [{ from, to, crossesZone }];
  });
}

function stationsOf(deployment: Deployment, zone: Zone, intent: Intent): readonly Station[] {
  const { platform } = deployment;
  const outside = outsideAccesses(deployment.access).find((access) => access.intent === intent);
  return [
    client(deployment, zone, intent),
    ...(intent === 'privateLink' ? [endpoint(zone)] : []),
    ...(outside ? [loadBalancer(deployment, zone, outside)] : []),
    broker(deployment, zone, intent),
    ...(platform.kind === 'aws' ? [s3Endpoint(platform)] : []),
    objectStore(deployment),
  ];
}

const clientNames: Readonly<Record<Intent, string>> = {
  cluster: 'Cluster client',
  network: 'Network client',
  privateLink: 'PrivateLink client',
};

function client({ platform, access }: Deployment, zone: Zone, intent: Intent): Station {
  const details = {
    // In a cluster that was there before, pods of others may run in other subnets.
    cluster: ['a pod', ...(isOurs(platform) ? blockOf(platform, zone, 'nodes') : [])],
    network: access.network ? access.network.carrier.sources : [],
    privateLink: ['of another account'],
  };
  return { kind: 'client', name: clientNames[intent], zone: zone.id, details: details[intent], charges: [] };
}

const endpoint = (zone: Zone): Station => ({
  kind: 'endpoint',
  name: 'Interface endpoint',
  zone: zone.id,
  details: ['in the client’s VPC'],
  charges: ['interfaceEndpoint'],
});

function loadBalancer({ name, platform }: Deployment, zone: Zone, access: OutsideAccess): Station {
  const station = { kind: 'loadBalancer', zone: zone.id } as const;
  if (platform.kind !== 'aws') {
    const details = [access.brokerPorts === 'shared' ? 'by its own address' : 'by its own port'];
    return { ...station, name: 'Node of the broker', details, charges: [] };
  }
  const details = [loadBalancerName(name, access.intent), ...blockOf(platform, zone, 'loadBalancers')];
  return { ...station, name: 'Load balancer', details, charges: ['loadBalancer'] };
}

/** Without the zone router whoever leads a partition serves it, and that may be a broker of any zone. */
function broker({ kafka, brokers, platform }: Deployment, zone: Zone, intent: Intent): Station {
  const isLocal = kafka.zoneRouter || brokers.length === 1;
  const port = `port ${ports[intent === 'cluster' ? 'client' : intent]}`;
  const place = isLocal && platform.kind === 'aws' ? blockOf(platform, zone, 'nodes') : [];
  return {
    kind: 'broker',
    name: isLocal ? 'Broker' : 'Leading broker',
    zone: isLocal ? zone.id : 'any',
    details: isLocal ? [port, ...place] : [port, 'in any zone'],
    charges: isLocal || platform.kind !== 'aws' ? [] : ['zoneTransfer'],
  };
}

/** An entry in the route tables of the zone, which sends nothing anywhere else. */
const s3Endpoint = ({ region }: AwsPlatform): Station => ({
  kind: 's3Endpoint',
  name: 'Gateway endpoint',
  details: ['of S3', region],
  charges: [],
});

function objectStore({ objectStore: store, platform }: Deployment): Station {
  if (platform.kind !== 'aws')
    return { kind: 'objectStore', name: 'Object store', details: [store.dataBucket], charges: [] };
  const keyed: readonly ChargeId[] = platform.storage.key.kind === 'awsManaged' ? [] : ['keyRequests'];
  return {
    kind: 'objectStore',
    name: 'S3 bucket',
    details: [store.dataBucket],
    charges: ['objectRequests', 'objectStorage', ...keyed],
  };
}

const isOurs = (platform: Deployment['platform']): platform is AwsPlatform =>
  platform.kind === 'aws' && platform.cluster.kind === 'new';

/** Address block of one kind of subnet of a zone; empty where the file need not say it. */
function blockOf({ vpc }: AwsPlatform, { id }: Zone, kind: 'nodes' | 'loadBalancers'): readonly string[] {
  if (vpc.kind === 'new') return vpc.subnets.filter(({ zone }) => zone.id === id).map((each) => formatCidr(each[kind]));
  return vpc.subnets
    .filter(({ zone }) => zone === id)
    .map((subnets) => (kind === 'nodes' ? subnets.nodesCidr : subnets.loadBalancersCidr))
    .filter((block) => block !== undefined);
}
