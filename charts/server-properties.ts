import type { Listener } from '../lib/model/broker-listeners';
import { keptObjectHours } from '../lib/model/backup';
import { balancerListener, brokerListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import { brokerIdleMs } from '../lib/model/idle-time';
import { baselineBytesPerSecond } from '../lib/model/baseline-bandwidth';
import { cachesOf } from '../lib/model/memory';
import { bucketUri } from '../lib/model/object-store';
import type { Pool } from '../lib/model/pools';
import { quorumVoters } from '../lib/model/pools';
import { listeners, ports } from '../lib/model/ports';
import { paths } from './container-paths';
import { javaProperties } from './java-properties';
import { sessionProperties } from './listener-properties';
import { securityProperties } from './security-properties';
import { walPath } from './wal';

/**
 * Text of server.properties for the pods of a pool. All of them share it, so it lacks `node.id` and
 * `advertised.listeners`, which the start script adds; and it never holds a secret, since AutoMQ copies the whole
 * configuration in clear text to the metadata volume.
 */
export function serverProperties(deployment: Deployment, pool: Pool): string {
  return javaProperties({
    ...(pool.component === 'broker' ? { ...idleTime(deployment), ...sessionProperties(deployment) } : {}),
    ...deployment.kafka.properties,
    ...everyNode(deployment),
    ...securityProperties(deployment, pool),
    ...(pool.component === 'controller' ? controllerOnly(deployment) : brokerOnly(deployment, pool)),
  });
}

/** A file may shorten it. Kafka's default is longer than load balancers wait. */
function idleTime({ access }: Deployment): Record<string, string> {
  const idleMs = brokerIdleMs(access);
  return idleMs === undefined ? {} : { 'connections.max.idle.ms': String(idleMs) };
}

const bindings = (of: readonly Listener[]) => of.map(({ name, port }) => `${name}://:${port}`).join(',');

function everyNode(deployment: Deployment): Record<string, string> {
  const { name, kafka, controllers, objectStore } = deployment;
  const controller = controllerListener(deployment);
  return {
    'cluster.id': kafka.clusterId,
    'controller.quorum.voters': quorumVoters(name, controllers).join(','),
    'controller.listener.names': controller.name,
    'listener.security.protocol.map': [controller, ...brokerListeners(deployment)]
      .map((listener) => `${listener.name}:${listener.protocol}`)
      .join(','),
    'log.dirs': paths.metadata,
    // AutoMQ's default is plain Kafka on local disks.
    'elasticstream.enable': 'true',
    's3.data.buckets': bucketUri(0, objectStore.dataBucket, { store: objectStore }),
    's3.ops.buckets': bucketUri(1, objectStore.opsBucket, { store: objectStore }),
    // The default, POOLED_HEAP, takes the caches out of half of the heap.
    's3.stream.allocator.policy': 'POOLED_DIRECT',
    // Read by the balancer on the active controller and by its reporter on every broker.
    'autobalancer.client.listener.name': balancerListener(deployment).name,
    // The default host is localhost, where no Prometheus comes by.
    's3.telemetry.metrics.exporter.uri': `prometheus://?host=0.0.0.0&port=${ports.metrics}`,
    // Uploads of log files: our log4j.properties writes none. Metrics still go to the ops bucket every minute or two, and
    // the active controller deletes them after two, so every role keeps its rights there.
    's3.telemetry.ops.enabled': 'false',
  };
}

const controllerOnly = (deployment: Deployment): Record<string, string> => ({
  'process.roles': 'controller',
  listeners: bindings([controllerListener(deployment)]),
  ...keptObjects(deployment),
});

/**
 * Objects that compaction or retention is done with are deleted by the active controller alone, so none goes while there
 * is no quorum. A restored index still names them: by the default, a minute, each would be gone.
 */
const keptObjects = ({ backup }: Deployment): Record<string, string> =>
  backup === undefined ? {} : { 's3.object.delete.retention.minutes': String(60 * keptObjectHours(backup)) };

function brokerOnly(deployment: Deployment, pool: Pool): Record<string, string> {
  const caches = cachesOf(pool.size.directMib);
  return {
    'process.roles': 'broker',
    listeners: bindings(brokerListeners(deployment)),
    'inter.broker.listener.name': listeners.internal,
    'broker.rack': pool.zone.id,
    'auto.create.topics.enable': 'false',
    's3.wal.path': walPath(deployment),
    's3.wal.cache.size': String(caches.walBytes),
    's3.block.cache.size': String(caches.blockBytes),
    's3.wal.upload.threshold': String(caches.uploadThresholdBytes),
    // Bytes a second; the default of 1 GiB throttles nothing on small nodes and skews the balancer's scores.
    's3.network.baseline.bandwidth': String(baselineBytesPerSecond(pool.node)),
    ...(deployment.kafka.zoneRouter ? zoneRouter(deployment) : {}),
  };
}

/** Where brokers leave records for those of other zones, and how they know a client's zone that doesn't say its own. */
function zoneRouter({ objectStore, zoneCidrs }: Deployment): Record<string, string> {
  // AutoMQ skips an entry that it can't read without a word.
  const blocks = zoneCidrs.map(({ zone, cidrs }) => `${zone.id}@${cidrs.join(',')}`).join('<>');
  return {
    'automq.zonerouter.channels': bucketUri(0, objectStore.dataBucket, { store: objectStore }),
    ...(blocks === '' ? {} : { 'automq.zone.cidr.blocks': blocks }),
  };
}
