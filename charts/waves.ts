import type { Chart } from 'cdk8s';
import { App } from 'cdk8s';
import type { Deployment } from '../lib/model/deployment';
import type { KubernetesObject, Wave } from '../lib/model/wave';
import { contractsWave } from '../lib/model/wave';
import { AccessChart } from './access-chart';
import { AlertsChart } from './alerts-chart';
import { AutoscalingChart } from './autoscaling-chart';
import { BackupChart } from './backup-chart';
import { BrokerChart } from './broker-chart';
import { CanaryChart } from './canary/canary-chart';
import { CertificatesChart } from './certificates-chart';
import { ContractsChart } from './contracts/contracts-chart';
import { ControllerChart } from './controller-chart';
import { DashboardsChart } from './dashboards-chart';
import { FeatureLevelsChart } from './feature-levels-chart';
import { FoundationChart } from './foundation-chart';
import { GroupLagChart } from './group-lag/group-lag-chart';
import { MonitoringChart } from './monitoring-chart';
import { NodePoolsChart } from './node-pools-chart';
import { QuorumStateChart } from './quorum-state-chart';
import { RunbookChart } from './runbook-chart';
import { ServicesChart } from './services-chart';
import { TargetBindingsChart } from './target-bindings-chart';
import { UnregisterChart } from './unregister-chart';
import { UsersChart } from './users-chart';
import { WarmNodesChart } from './warm-nodes-chart';

/** The manifests of a deployment in the order in which they are applied, one wave for each chart with objects in it. */
export const waves = (deployment: Deployment): readonly Wave[] =>
  charts(deployment)
    .map((chart) => ({ id: chart.node.id, objects: readable(chart.toJson()) as readonly KubernetesObject[] }))
    .filter(({ objects }) => objects.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The charts of a deployment. Their ids order the waves, and a zone is always a wave of its own. */
export function charts(deployment: Deployment): readonly Chart[] {
  const app = new App();
  return [
    new FoundationChart(app, '00-foundation', { deployment }),
    new AccessChart(app, '10-access', { deployment }),
    new CertificatesChart(app, '15-certificates', { deployment }),
    new ServicesChart(app, '20-services', { deployment }),
    new NodePoolsChart(app, '25-node-pools', { deployment }),
    ...deployment.controllers.map((pool) => new ControllerChart(app, `30-${pool.name}`, { deployment, pool })),
    ...[...deployment.brokers, ...deployment.drainingBrokers].map(
      (pool) => new BrokerChart(app, `40-${pool.name}`, { deployment, pool }),
    ),
    new TargetBindingsChart(app, '45-target-bindings', { deployment }),
    new AutoscalingChart(app, '50-autoscaling', { deployment }),
    new MonitoringChart(app, '60-monitoring', { deployment }),
    new AlertsChart(app, '61-alerts', { deployment }),
    new DashboardsChart(app, '62-dashboards', { deployment }),
    new CanaryChart(app, '63-canary', { deployment }),
    new GroupLagChart(app, '64-group-lag', { deployment }),
    new RunbookChart(app, '65-runbook', { deployment }),
    new UsersChart(app, '70-users', { deployment }),
    new ContractsChart(app, contractsWave, { deployment }),
    new WarmNodesChart(app, '75-warm-nodes', { deployment }),
    new UnregisterChart(app, '80-unregister', { deployment }),
    new BackupChart(app, '85-backup', { deployment }),
    new FeatureLevelsChart(app, '88-feature-levels', { deployment }),
    new QuorumStateChart(app, '90-quorum-state', { deployment }),
  ];
}

const firstKeys = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

/** cdk8s sorts keys by letter; people look for the name first. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const values = new Map(Object.entries(value));
  const keys = new Set([...firstKeys.filter((key) => values.has(key)), ...values.keys()]);
  return Object.fromEntries(Array.from(keys, (key) => [key, readable(values.get(key))]));
}
