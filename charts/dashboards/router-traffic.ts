import type { Query } from './panel';
import { inZone } from './selectors';

/** What brokers of each zone take for leaders in other zones. */
export const routerTraffic: Query = {
  expr: `sum by (zone) (rate(kafka_zonerouter_router_bytes_total{${inZone}, type="out"}[$__rate_interval]))`,
  legend: '{{zone}}',
};
