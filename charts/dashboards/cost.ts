import type { Dashboard } from './dashboard';
import { routerTraffic } from './router-traffic';
import { ours } from './selectors';

const requests = `kafka_stream_operation_latency_count{${ours}, operation_type="S3Request"}`;
const statefulSets = `${ours}, statefulset=~"broker-.+"`;

/** What drives the bill. Prices are in the plan, which knows them by date and region. */
export const cost: Dashboard = {
  id: 'cost',
  title: 'Cost drivers',
  purpose: 'What drives the bill? The prices are in `automq-kit plan`, whose lines have the same names.',
  variables: ['zone'],
  runbook: ['Traffic crosses zones', 'Objects are not cleaned up', 'A scale-in is stuck'],
  rows: [
    {
      title: 'In the time that is chosen',
      panels: [
        {
          kind: 'stat',
          title: 'Requests to S3',
          shows: 'All requests of brokers and controllers to the object store.',
          good: 'Near what the plan reckons with for this traffic.',
          otherwise: 'See which operation grew.',
          alerts: [],
          unit: 'short',
          queries: [{ expr: `sum(increase(${requests}[$__range]))`, legend: 'requests' }],
        },
        {
          kind: 'stat',
          title: 'Requests for each MiB written',
          shows: 'All requests to the object store against the bytes that clients write.',
          good: 'Falls with more traffic, since batches fill; steady at steady traffic.',
          otherwise: 'Many brokers with little traffic each upload small batches: fewer brokers cost less.',
          alerts: [],
          unit: 'short',
          queries: [
            {
              expr: `sum(increase(${requests}[$__range])) / (sum(increase(kafka_broker_network_io_bytes_total{${ours}, direction="in"}[$__range])) / 1048576)`,
              legend: 'requests',
            },
          ],
        },
        {
          kind: 'stat',
          title: 'Data in S3',
          shows: 'Bytes of all objects that the metadata knows.',
          good: 'What is written in the time of retention.',
          otherwise: 'See the sizes by topic. The bucket itself may hold more: objects that wait for deletion.',
          alerts: [],
          unit: 'bytes',
          queries: [{ expr: `max(kafka_stream_s3_object_size_bytes{${ours}})`, legend: 'data' }],
        },
        {
          kind: 'stat',
          title: 'Through the zone router',
          shows:
            'Bytes that brokers took for leaders in other zones. They go by way of S3: requests are paid, bytes are not.',
          good: 'With three zones two thirds of what is written.',
          otherwise: 'Less means clients that cross zones by themselves, which is paid by the byte on both sides.',
          alerts: ['CrossZoneTraffic'],
          unit: 'bytes',
          when: 'zoneRouter',
          queries: [
            {
              expr: `sum(increase(kafka_zonerouter_router_bytes_total{${ours}, type="out"}[$__range]))`,
              legend: 'bytes',
            },
          ],
        },
      ],
    },
    {
      title: 'S3',
      panels: [
        {
          kind: 'graph',
          title: 'Requests to S3, by operation',
          shows:
            'Requests per second. Those that write or list cost about ten times those that read; deleting is free.',
          good: 'Writes follow the number of brokers more than the traffic; reads follow who reads history.',
          otherwise: 'Many reads are replays or consumers behind; many writes are brokers without much to do.',
          alerts: [],
          unit: 'reqps',
          stacked: true,
          queries: [
            {
              expr: `sum by (operation_name) (rate(${requests}[$__rate_interval]))`,
              legend: '{{operation_name}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Bytes to and from S3',
          shows: 'Free within the region by way of the gateway endpoint; paid by the byte through NAT.',
          good: 'Written is what clients write and what compaction writes again.',
          otherwise: 'Far more is compaction: see the next panel.',
          alerts: [],
          unit: 'binBps',
          queries: [
            { expr: `sum(rate(kafka_stream_upload_size_bytes_total{${ours}}[$__rate_interval]))`, legend: 'to S3' },
            {
              expr: `sum(rate(kafka_stream_download_size_bytes_total{${ours}}[$__rate_interval]))`,
              legend: 'from S3',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Compaction',
          shows: 'Bytes that compaction reads and writes again.',
          good: 'Near what clients write.',
          otherwise: 'Far more: many partitions with little traffic each.',
          alerts: [],
          unit: 'binBps',
          queries: [
            {
              expr: `sum(rate(kafka_stream_compaction_read_size_bytes_total{${ours}}[$__rate_interval]))`,
              legend: 'read',
            },
            {
              expr: `sum(rate(kafka_stream_compaction_write_size_bytes_total{${ours}}[$__rate_interval]))`,
              legend: 'written',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Data in S3 over time',
          shows: 'Bytes of all objects that the metadata knows.',
          good: 'Levels off once retentions are reached.',
          otherwise: 'Growth without end: see the sizes by topic.',
          alerts: ['ObjectCleanupStuck'],
          unit: 'bytes',
          queries: [{ expr: `max(kafka_stream_s3_object_size_bytes{${ours}})`, legend: 'data' }],
        },
      ],
    },
    {
      title: 'Machines and zones',
      panels: [
        {
          kind: 'graph',
          title: 'Brokers running and wanted',
          shows: 'Brokers of all zones; each is a node.',
          good: 'Running is wanted; with an autoscaler both fall after a peak.',
          otherwise: 'They do not fall: the scale-in is stuck, or a planned peak is still on.',
          alerts: ['ScaleOutBlocked', 'ShutdownSlow'],
          unit: 'short',
          queries: [
            { expr: `sum(kube_statefulset_status_replicas_ready{${statefulSets}})`, legend: 'running' },
            { expr: `sum(kube_statefulset_replicas{${statefulSets}})`, legend: 'wanted' },
          ],
        },
        {
          kind: 'graph',
          title: 'Zone router, by zone',
          shows: 'Bytes that a zone’s brokers take for leaders in other zones, by way of S3.',
          good: 'With three zones two thirds of what is written there.',
          otherwise:
            'Less means clients of that zone that name none and cross by themselves, which is paid by the byte.',
          alerts: ['CrossZoneTraffic'],
          unit: 'binBps',
          when: 'zoneRouter',
          queries: [routerTraffic],
        },
      ],
    },
  ],
};
