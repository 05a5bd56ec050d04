import { crossingZones } from './crossing-zones';
import type { Dashboard } from './dashboard';
import { networkTarget, slotsPerZone } from './limits';
import { inZone, ours } from './selectors';
import { tooLittle, tooMuch, untilAlert } from './thresholds';

const ofBrokers = `${inZone}, component="broker"`;

/** Whether zones carry alike, and what crosses between them. */
export const zones: Dashboard = {
  id: 'zones',
  title: 'Zones and cross-zone traffic',
  purpose: 'Do the zones carry alike, would the others carry one that fails, and what crosses between them?',
  variables: ['zone'],
  runbook: ['A zone is out', 'Traffic crosses zones', 'A scale-out is blocked', 'A scale-in is stuck'],
  rows: [
    {
      title: 'Brokers',
      panels: [
        {
          kind: 'graph',
          title: 'Brokers that are ready',
          shows: 'Ready brokers of each zone.',
          good: 'The same number in each zone.',
          otherwise: 'A zone with fewer carries less: look for pods that wait for a node or an address.',
          alerts: ['ZoneWithoutBrokers', 'ZonesUnavailable', 'ZoneAsymmetry'],
          unit: 'short',
          queries: [{ expr: `sum by (zone) (up{${ofBrokers}})`, legend: '{{zone}}' }],
        },
        {
          kind: 'graph',
          title: 'Brokers ready and wanted',
          shows: 'Ready brokers of each zone, and how many the load wants.',
          good: 'Ready follows wanted within minutes.',
          otherwise:
            'Ready stays below: nodes, addresses or slots are short. Wanted swings: see the shares beside this.',
          alerts: ['ScaleOutBlocked', 'ScaleFlapping'],
          unit: 'short',
          when: 'scaledByNetwork',
          queries: [
            { expr: `automq:zone_brokers{${inZone}}`, legend: '{{zone}} · ready' },
            { expr: `automq:zone_brokers_wanted{${inZone}}`, legend: '{{zone}} · wanted' },
          ],
        },
        {
          kind: 'graph',
          title: 'Share of the network that is used',
          shows: 'Traffic of a zone’s brokers in their busier direction, as a share of what their nodes sustain.',
          good: 'Below the target of the autoscaler, the dashed line, most of the time.',
          otherwise: 'Above it without more brokers: the scale-out is blocked or at its most.',
          alerts: ['NetworkSaturated'],
          unit: 'percentunit',
          when: 'scaledByNetwork',
          thresholds: tooMuch(networkTarget),
          queries: [{ expr: `automq:zone_network_share{${inZone}}`, legend: '{{zone}}' }],
        },
        {
          kind: 'graph',
          title: 'Wanted of the most',
          shows: 'Brokers that the autoscaler of each zone wants, as a share of the most that it may have.',
          good: 'Below 100 %.',
          otherwise:
            'At the most the load goes on growing on the same brokers: raise the most, after a look at the slots.',
          alerts: ['ScaledToTheMost', 'AutoscalerBlind'],
          unit: 'percentunit',
          when: 'autoscaled',
          thresholds: tooMuch(1),
          queries: [
            {
              expr: `max by (horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_desired_replicas{${ours}}) / max by (horizontalpodautoscaler) (kube_horizontalpodautoscaler_spec_max_replicas{${ours}})`,
              legend: '{{horizontalpodautoscaler}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Brokers against slots',
          shows: 'Brokers of each zone; the dashed line is where slots of the load balancers run short.',
          good: 'Below it.',
          otherwise: 'Add slots in the file before the zone grows: a broker without one can’t be reached from outside.',
          alerts: ['SlotsRunningOut'],
          unit: 'short',
          when: 'slots',
          thresholds: untilAlert('SlotsRunningOut', slotsPerZone),
          queries: [
            {
              expr: `max by (statefulset) (kube_statefulset_replicas{${ours}, statefulset=~"broker-.+"})`,
              legend: '{{statefulset}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'CPU',
          shows: 'Mean CPU share of a zone’s brokers.',
          good: 'Below 65 %, and alike over the zones.',
          otherwise: 'With three zones each of two takes half more when one fails: above 65 % that does not fit.',
          alerts: [],
          unit: 'percentunit',
          thresholds: tooMuch(0.65, 0.85),
          queries: [{ expr: `avg by (zone) (jvm_cpu_recent_utilization_ratio{${ofBrokers}})`, legend: '{{zone}}' }],
        },
      ],
    },
    {
      title: 'Load',
      panels: [
        {
          kind: 'graph',
          title: 'Written by clients',
          shows: 'Bytes that clients write to the brokers of each zone.',
          good: 'Follows where the producers are.',
          otherwise: 'One zone far above the others: partitions are not spread, or producers run in one zone.',
          alerts: [],
          unit: 'binBps',
          queries: [
            {
              expr: `sum by (zone) (rate(kafka_broker_network_io_bytes_total{${ofBrokers}, direction="in"}[$__rate_interval]))`,
              legend: '{{zone}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Read by clients',
          shows: 'Bytes that clients read from the brokers of each zone.',
          good: 'Follows where the consumers are.',
          otherwise: 'One zone far above the others: consumers without a zone read from it across zones.',
          alerts: [],
          unit: 'binBps',
          queries: [
            {
              expr: `sum by (zone) (rate(kafka_broker_network_io_bytes_total{${ofBrokers}, direction="out"}[$__rate_interval]))`,
              legend: '{{zone}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Leaders',
          shows: 'Partitions whose leader is in each zone.',
          good: 'Alike over the zones.',
          otherwise: 'After a zone was out its partitions stay where they went until the balancer moves them.',
          alerts: [],
          unit: 'short',
          queries: [{ expr: `sum by (zone) (kafka_partition_count{${ofBrokers}})`, legend: '{{zone}}' }],
        },
        {
          kind: 'graph',
          title: 'Connections of clients and brokers',
          shows: 'Open connections of each zone’s brokers.',
          good: 'Follows where the clients are.',
          otherwise: 'Clients that name no zone connect anywhere: give them the settings of their zone.',
          alerts: [],
          unit: 'short',
          queries: [{ expr: `sum by (zone) (kafka_server_connection_count{${ofBrokers}})`, legend: '{{zone}}' }],
        },
        {
          kind: 'graph',
          title: 'Brokers that others can do without',
          shows: 'Disruptions that the budgets of brokers permit now.',
          good: 'At least one.',
          otherwise: 'With none no node can be drained: a broker is down already.',
          alerts: [],
          unit: 'short',
          thresholds: tooLittle(1),
          queries: [
            {
              expr: `min by (poddisruptionbudget) (kube_poddisruptionbudget_status_pod_disruptions_allowed{${ours}})`,
              legend: '{{poddisruptionbudget}}',
            },
          ],
        },
      ],
    },
    crossingZones,
  ],
};
