import type { Address, Intent, OutsideAccess } from '../model/access';
import { clusterBootstrap, regionalBootstrap, tellsZonesApart, zonalBootstrap } from '../model/access';
import type { Listener } from '../model/broker-listeners';
import { intentListener } from '../model/broker-listeners';
import { clientIdleMillis } from '../model/client-idle-time';
import type { Deployment } from '../model/deployment';
import { certificateKeys } from '../model/security';
import { isZoneKnownByAddress } from '../model/zone-by-address';
import type { ClientRequest } from './client-request';
import { InvalidClientRequest } from './client-request';
import type { ClientUser } from './client-users';
import { clientUsers } from './client-users';
import { requestProblems } from './request-problems';

/** Where the certificate authority of the brokers is found: an entry of a Secret in the deployment’s namespace. */
export interface Authority {
  readonly secret: string;
  readonly key: string;
}

/** What a client has to know of the brokers, whatever its language. */
export interface ClientSettings {
  readonly deployment: string;
  readonly namespace: string;
  readonly intent: Intent;
  /** Id of the zone that the client runs in; undefined where it may be any. */
  readonly zone?: string;
  /** Ids of the zones that have brokers, by zone number. */
  readonly zones: readonly string[];
  /** Where the client begins. */
  readonly bootstrap: Address;
  /** Where clients of any zone begin. */
  readonly regionalBootstrap: Address;
  /** Where the clients of each zone begin; empty where all begin at one name. */
  readonly zonalBootstraps: readonly { readonly zone: string; readonly address: Address }[];
  readonly protocol: Listener['protocol'];
  /** Undefined where brokers know no users. */
  readonly user?: ClientUser;
  /** Undefined without TLS. */
  readonly authority?: Authority;
  /** Milliseconds of silence after which the client closes a connection; undefined where nothing in between drops it. */
  readonly maxIdleMillis?: number;
  /**
   * How brokers learn the zone of a client, to serve it from there: by the address that it comes from, by its
   * `client.id`, or not at all, since without the zone router the leader of a partition is where it is.
   */
  readonly zoneKnownBy: 'address' | 'clientId' | 'nothing';
  /** Node label whose value is a zone id. */
  readonly zoneLabel: string;
}

/**
 * The settings of a client. Pure: nothing is read but the deployment, and no secret is in them.
 * @throws InvalidClientRequest with every problem at once
 */
export function clientSettings(deployment: Deployment, request: ClientRequest): ClientSettings {
  const problems = requestProblems(deployment, request);
  const { intent, zone } = request;
  const listener = intentListener(deployment.access, intent);
  if (problems.length > 0 || !listener) throw new InvalidClientRequest(problems);
  const { name, namespace, security, platform } = deployment;
  const begin = bootstraps(deployment, intent);
  return {
    deployment: name,
    namespace,
    intent,
    zone,
    zones: activeZones(deployment).map(({ id }) => id),
    ...begin,
    bootstrap: begin.zonalBootstraps.find((each) => each.zone === zone)?.address ?? begin.regionalBootstrap,
    protocol: listener.protocol,
    ...(security.kind === 'tls'
      ? {
          user: clientUsers(deployment, security, intent).find((user) => user.name === request.user),
          authority: { secret: security.certificates.broker.secret, key: certificateKeys.trustStore },
        }
      : {}),
    maxIdleMillis: intent === 'cluster' ? undefined : clientIdleMillis(deployment.access),
    zoneKnownBy: zoneKnownBy(deployment, intent, zone),
    zoneLabel: platform.zoneLabel,
  };
}

const activeZones = ({ zones }: Deployment) => zones.filter(({ state }) => state === 'active');

function bootstraps(
  deployment: Deployment,
  intent: Intent,
): Pick<ClientSettings, 'regionalBootstrap' | 'zonalBootstraps'> {
  const { access, namespace } = deployment;
  const outside: OutsideAccess | undefined = intent === 'cluster' ? undefined : access[intent];
  if (!outside) return { regionalBootstrap: clusterBootstrap(namespace), zonalBootstraps: [] };
  const zones = tellsZonesApart(outside) ? activeZones(deployment) : [];
  return {
    regionalBootstrap: regionalBootstrap(outside),
    zonalBootstraps: zones.map((zone) => ({ zone: zone.id, address: zonalBootstrap(outside, zone) })),
  };
}

/** Without a zone in the request, the answer holds for clients of every zone. */
function zoneKnownBy(deployment: Deployment, intent: Intent, zone?: string): ClientSettings['zoneKnownBy'] {
  if (!deployment.kafka.zoneRouter) return 'nothing';
  const zones = zone === undefined ? activeZones(deployment).map(({ id }) => id) : [zone];
  return zones.every((id) => isZoneKnownByAddress(deployment, intent, id)) ? 'address' : 'clientId';
}
