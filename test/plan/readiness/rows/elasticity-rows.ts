import { writtenGroup } from '../../../support/written-group';
import type { ReadinessRow } from '../readiness-row';
import { capacity, changed, provenByResult, rendered, withoutGroups } from '../readiness-row';

export const elasticityRows: readonly ReadinessRow[] = [
  { id: 'capacity', status: 'ready', where: 'every envelope fits', says: /normal envelope leaves 40 %/ },
  { id: 'capacity', status: 'unknown', where: 'there is no group', of: withoutGroups, says: /no workload group/ },
  {
    id: 'capacity',
    status: 'risk',
    where: 'an envelope does not fit',
    given: capacity(({ perEnvelope: [first] }) => ({ perEnvelope: [{ ...first!, fits: false, requiredPerZone: 9 }] })),
    says: /needs 9 brokers in each zone/,
  },
  ...provenByResult('peak-tested'),
  { id: 'elastic-brokers', status: 'ready', where: 'each zone has an autoscaler', says: /has 1 to 3 brokers/ },
  {
    id: 'elastic-brokers',
    status: 'unknown',
    where: 'no autoscaler is rendered',
    given: rendered('HorizontalPodAutoscaler'),
    says: /No autoscaler is rendered for broker-use1-az1/,
  },
  {
    id: 'elastic-brokers',
    status: 'ready',
    where: 'KEDA scales each zone',
    of: changed((written) => {
      written.autoscaling = { kind: 'network', maxPerZone: 4, prometheusUrl: 'http://prometheus.monitoring.svc:9090' };
    }),
    says: /has 1 to 4 brokers/,
  },
  {
    id: 'elastic-brokers',
    status: 'risk',
    where: 'the autoscaler may add none',
    of: changed((written) => {
      written.autoscaling = { kind: 'cpu', maxPerZone: 1 };
    }),
    says: /never adds one/,
  },
  {
    id: 'elastic-brokers',
    status: 'risk',
    where: 'the autoscaler ends below the peak',
    given: capacity(({ perEnvelope: [first] }) => ({ perEnvelope: [{ ...first!, requiredPerZone: 4 }] })),
    says: /has 1 to 3 brokers, and the worst envelope needs 4/,
  },
  {
    id: 'elastic-brokers',
    status: 'ready',
    where: 'brokers follow and nodes do not',
    says: /Nodes do not follow: 9 of them are there and paid all month/,
  },
  {
    id: 'elastic-brokers',
    status: 'ready',
    where: 'brokers follow and so do nodes',
    of: changed((written) => {
      written.platform.nodes.brokers.scaling = { kind: 'clusterAutoscaler' };
    }),
    says: /The Cluster Autoscaler adds and removes their nodes/,
  },
  {
    id: 'elastic-brokers',
    status: 'ready',
    where: 'a draining zone has no autoscaler',
    of: changed((written) => {
      written.zones[2]!.state = 'draining';
    }),
    says: /Nodes do not follow: 6 of them/,
  },
  {
    id: 'elastic-brokers',
    status: 'risk',
    where: 'demand rises and the number is fixed',
    of: changed((written) => {
      written.autoscaling = { kind: 'none' };
    }),
    says: /demand rises with inventory/,
  },
  {
    id: 'elastic-brokers',
    status: 'notApplicable',
    where: 'demand never rises',
    of: changed((written) => {
      written.autoscaling = { kind: 'none' };
      written.workloads = [writtenGroup('inventory', { write: { normal: { rate: '1 MB/s' } } })];
    }),
    says: /demand does not rise/,
  },
];
