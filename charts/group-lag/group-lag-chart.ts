import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { clusterBootstrap } from '../../lib/model/access';
import type { Listener } from '../../lib/model/broker-listeners';
import { intentListener } from '../../lib/model/broker-listeners';
import type { Deployment } from '../../lib/model/deployment';
import { componentSelector } from '../../lib/model/labels';
import { groupLagIntervalSeconds } from '../../lib/model/monitors';
import { groupLagName } from '../../lib/model/names';
import { ports } from '../../lib/model/ports';
import { namespacedChartProps } from '../chart-props';
import { clientSettings } from '../monitor/client-settings';
import { addMonitorDeployment } from '../monitor/monitor-deployment';
import { monitorLogin, monitorLoginVolume } from '../monitor/monitor-login';
import { monitorProgram } from '../monitor/monitor-program';
import { monitorCommand, monitorStart } from '../monitor/monitor-start';
import { groupLagProgram } from './group-lag-program';

/** Holds what the program has room for, twice. */
const heapMib = 128;

const inputFile = 'group-lag.json';

/** A pod that says how far consumer groups are behind; empty where nobody asks. */
export class GroupLagChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const intervalSeconds = groupLagIntervalSeconds(deployment);
    const listener = intentListener(deployment.access, 'cluster');
    if (intervalSeconds === undefined || !listener) return;
    const files = {
      ...monitorStart(heapMib),
      ...monitorProgram,
      ...groupLagProgram,
      [inputFile]: input(deployment, listener, intervalSeconds),
    };
    new ConfigMap(this, 'config', { metadata: { name: groupLagName }, data: files });
    addMonitorDeployment(this, {
      deployment,
      workload: 'group-lag',
      name: groupLagName,
      selector: componentSelector(deployment.name, 'group-lag'),
      configMap: groupLagName,
      files,
      command: monitorCommand('GroupLag', inputFile),
      login: monitorLoginVolume(deployment),
    });
  }
}

function input(deployment: Deployment, listener: Listener, intervalSeconds: number): string {
  const settings = clientSettings(clusterBootstrap(deployment.namespace), listener, {
    'client.id': 'automq-group-lag',
  });
  const text = { metricsPort: ports.metrics, intervalSeconds, login: monitorLogin(deployment), settings };
  return `${JSON.stringify(text, undefined, 2)}\n`;
}
