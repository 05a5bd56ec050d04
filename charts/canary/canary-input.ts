import type { Address, Intent } from '../../lib/model/access';
import { clusterBootstrap, zonalBootstrap } from '../../lib/model/access';
import type { Listener } from '../../lib/model/broker-listeners';
import { intentListener } from '../../lib/model/broker-listeners';
import type { CanaryPaths } from '../../lib/model/canary-paths';
import { clientIdleMillis } from '../../lib/model/client-idle-time';
import type { Deployment } from '../../lib/model/deployment';
import { canaryIntervalSeconds } from '../../lib/model/monitors';
import { canaryTopic } from '../../lib/model/names';
import { ports } from '../../lib/model/ports';
import type { Zone } from '../../lib/model/zone';
import { isZoneKnownByAddress } from '../../lib/model/zone-by-address';
import { clientSettings } from '../monitor/client-settings';
import { monitorLogin } from '../monitor/monitor-login';

interface Way {
  readonly intent: Intent;
  readonly listener: Listener;
  readonly bootstrap: (zone: Zone) => Address;
}

/** Text of the file that the canary of a zone works from. */
export function canaryInput(deployment: Deployment, canary: CanaryPaths, zone: Zone): string {
  const ways = waysOf(deployment, canary);
  const input = {
    zone: zone.id,
    metricsPort: ports.metrics,
    intervalSeconds: canaryIntervalSeconds(deployment),
    topic: canaryTopic,
    topicSettings,
    login: monitorLogin(deployment),
    ways: ways.map(({ intent, listener, bootstrap }) => ({
      path: intent,
      settings: clientSettings(bootstrap(zone), listener, {
        ...idle(deployment, intent),
        ...zoneHint(deployment, intent, zone),
      }),
    })),
  };
  return `${JSON.stringify(input, undefined, 2)}\n`;
}

/** Nobody reads a record twice, and S3 need not keep it. A segment is deleted as a whole, so it must not grow old. */
const topicSettings = { 'cleanup.policy': 'delete', 'retention.ms': '3600000', 'segment.ms': '3600000' };

function waysOf(deployment: Deployment, canary: CanaryPaths): readonly Way[] {
  const listenerOf = (intent: Intent) => {
    const listener = intentListener(deployment.access, intent);
    if (!listener) throw new Error(`a canary tries "${intent}", for which brokers have no listener`);
    return listener;
  };
  return [
    // Also where no namespace of clients is named: it tells brokers that fail from a way in that does.
    { intent: 'cluster', listener: listenerOf('cluster'), bootstrap: () => clusterBootstrap(deployment.namespace) },
    ...canary.tried.map(({ intent, access }) => ({
      intent,
      listener: listenerOf(intent),
      bootstrap: (zone: Zone) => zonalBootstrap(access, zone),
    })),
  ];
}

function idle({ access }: Deployment, intent: Intent): Readonly<Record<string, string>> {
  const millis = intent === 'cluster' ? undefined : clientIdleMillis(access);
  return millis === undefined ? {} : { 'connections.max.idle.ms': String(millis) };
}

/** What the kit has clients say of their zone, and nothing more: a client that brokers don't know the zone of is a finding. */
function zoneHint(deployment: Deployment, intent: Intent, zone: Zone): Readonly<Record<string, string>> {
  if (!deployment.kafka.zoneRouter) return { 'client.id': canaryTopic };
  const isKnown = isZoneKnownByAddress(deployment, intent, zone.id);
  return {
    'client.rack': zone.id,
    'client.id': isKnown ? canaryTopic : `automq_az=${zone.id}&app=${canaryTopic}`,
  };
}
