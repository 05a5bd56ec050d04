import type { Row } from './dashboard';
import { routerTraffic } from './router-traffic';
import { inZone, ours } from './selectors';
import { tooLittle, untilAlert } from './thresholds';

const brokers = `${ours}, component="broker"`;

/** What goes from one zone to another, which is paid by the byte. */
export const crossingZones: Row = {
  title: 'Between zones',
  panels: [
    {
      kind: 'graph',
      title: 'Written across zones, estimated',
      shows:
        'Share of the written bytes that cross from a client’s zone to a leader’s outside the zone router. No series says so; it is what leaders in other zones would get, less what the router has counted.',
      good: 'Near 0 where all clients name their zone.',
      otherwise: 'Clients that name no zone: give them the settings of their zone, which set their client id.',
      alerts: ['CrossZoneTraffic'],
      unit: 'percentunit',
      when: 'zoneRouter',
      thresholds: untilAlert('CrossZoneTraffic'),
      queries: [
        {
          expr: `scalar(1 - 1 / count(count by (zone) (kafka_partition_count{${brokers}}))) - (sum(rate(kafka_zonerouter_router_bytes_total{${brokers}, type="out"}[30m])) or vector(0)) / sum(rate(kafka_broker_network_io_bytes_total{${brokers}, direction="in"}[30m]))`,
          legend: 'share',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Through the zone router',
      shows: 'Bytes that a zone’s brokers take for leaders in other zones; they go by way of S3 and cross no zone.',
      good: 'With three zones two thirds of what is written, with two the half.',
      otherwise: 'Less means clients that name no zone and cross by themselves.',
      alerts: ['CrossZoneTraffic'],
      unit: 'binBps',
      when: 'zoneRouter',
      queries: [routerTraffic],
    },
    {
      kind: 'graph',
      title: 'Zone router, time of a hand-over, 99th percentile',
      shows: 'Time of the slowest step of handing records to a broker of another zone.',
      good: 'As the append to the WAL.',
      otherwise: 'Producers in this zone wait for it: look at Storage, and at brokers that restart.',
      alerts: ['ProduceSlow'],
      unit: 'ns',
      when: 'zoneRouter',
      thresholds: untilAlert('ProduceSlow', 1e9),
      queries: [
        {
          expr: `max by (zone) (kafka_zonerouter_router_latency_99p_nanoseconds{${inZone}, operation="out"})`,
          legend: '{{zone}}',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Canary: leaders in its own zone',
      shows: 'Share of partitions whose leader is in the canary’s zone, as a client of that zone is told.',
      good: '100 % with the zone router, which names a broker of the client’s zone; without it the share of leaders there.',
      otherwise: 'The client’s zone is not known: its rack, or the address blocks of the zones.',
      alerts: ['CanaryCrossZone'],
      unit: 'percentunit',
      when: 'canary',
      thresholds: tooLittle(1),
      queries: [
        {
          expr: `min by (zone, path) (automq_canary_partitions_led_in_zone{${inZone}}) / min by (zone, path) (automq_canary_partitions{${inZone}})`,
          legend: '{{zone}} · {{path}}',
        },
      ],
    },
  ],
};
