import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { namespacedChartProps } from './chart-props';
import type { PoolChartProps } from './pool-chart-props';
import { poolConfiguration } from './pool-configuration';
import { addStatefulSet } from './stateful-set';

/** The controllers of one zone and what they start from; rolled out and rolled back zone by zone. */
export class ControllerChart extends Chart {
  constructor(scope: Construct, id: string, { deployment, pool }: PoolChartProps) {
    super(scope, id, namespacedChartProps(deployment));
    const configuration = poolConfiguration(deployment, pool);
    new ConfigMap(this, 'config', { metadata: { name: pool.name }, data: configuration });
    addStatefulSet(this, { deployment, pool }, configuration);
  }
}
