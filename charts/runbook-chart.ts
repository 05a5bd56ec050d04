import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { runbookConfigMap, runbookFile } from '../lib/model/names';
import { renderRunbook } from '../lib/model/runbook/render-runbook';
import { namespacedChartProps } from './chart-props';

/** The deployment's own runbook, where whoever has kubectl and nothing else finds it. */
export class RunbookChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    new ConfigMap(this, 'runbook', {
      metadata: { name: runbookConfigMap },
      data: { [runbookFile]: renderRunbook(deployment) },
    });
  }
}
