import type { Deployment } from '../deployment';
import type { AlertCase } from './alert-definition';
import { podsOf } from './selectors';

/** What clients without a zone may write before it counts, beside what the workload groups say. */
const tolerated = 0.1;

/** Below this nothing is to be saved. */
const leastBytesPerSecond = 1024 * 1024;

/**
 * No series says from which zone a client writes, but two together do. A record whose leader is in another zone than its
 * producer either goes through the zone router, which counts it, or crosses. With `n` zones that is `(n - 1) / n` of
 * what leaders append, as long as producers and leaders are spread evenly; what the router has not counted has crossed.
 * A producer that names no zone is told the real leaders, so none of its records is counted. (RouterOutV2 and
 * ZeroZoneTrafficInterceptor, AutoMQ 1.7.3.)
 */
export function crossZoneWrites(deployment: Deployment): readonly AlertCase[] {
  const zones = deployment.brokers.length;
  if (!deployment.kafka.zoneRouter || zones < 2) return [];
  const apart = (zones - 1) / zones;
  const brokers = podsOf(deployment, 'broker');
  const written = `sum by (namespace) (rate(kafka_broker_network_io_bytes_total{${brokers},direction="in"}[30m]))`;
  const routed = `sum by (namespace) (rate(kafka_zonerouter_router_bytes_total{${brokers},type="out"}[30m]))`;
  const expected = apart * shareWithoutZone(deployment);
  return [
    {
      threshold: Math.round((expected + tolerated) * 100) / 100,
      reason: `${expected === 0 ? 'Clients that tell their zone cross none' : `The workload groups let ${Math.round(expected * 100)} % of the writes cross zones`}, and a tenth more is within the estimate’s error.`,
      // A router that has counted nothing has no series.
      expression: (threshold) =>
        `${apart.toFixed(4)} - (${routed} or ${written} * 0) / ${written} > ${threshold} and ${written} > ${leastBytesPerSecond}`,
    },
  ];
}

/** Of all bytes that are written, those whose client does not tell its zone. */
function shareWithoutZone({ workloads }: Pick<Deployment, 'workloads'>): number {
  const total = workloads.reduce((sum, { write }) => sum + write.normalBytesPerSecond, 0);
  if (total === 0) return 0;
  return workloads.reduce((sum, { write }) => sum + write.normalBytesPerSecond * (1 - write.sameZoneShare), 0) / total;
}
