// What the recording rules of scaling want while a cluster is watched, by the simulator's own evaluation.
import type { Deployment } from '../lib/model/deployment';
import { Evaluator } from '../lib/model/scaling/evaluator';
import { openSeconds, turnSeconds } from '../lib/model/scaling/scale-in-turn';
import type { ScalingParameters } from '../lib/model/scaling/scaling-parameters';
import { scalingParameters } from '../lib/model/scaling/scaling-parameters';
import { scalingRules } from '../lib/model/scaling/scaling-rules';
import { scalingSeries } from '../lib/model/scaling/scaling-series';
import type { SeenZone } from '../lib/simulate/scaler/scaler';
import { seenByPrometheus } from '../lib/simulate/scaler/seen-by-prometheus';
import { stepSeconds } from '../lib/simulate/step-seconds';

export { openSeconds, stepSeconds, turnSeconds };

export interface Formula {
  readonly parameters: ScalingParameters;
  /** Takes in what there is at a step; @returns brokers wanted in each zone after the last evaluation, if it said any */
  readonly look: (seconds: number, zones: readonly SeenZone[]) => readonly (number | undefined)[];
}

export function formulaOf(deployment: Deployment): Formula {
  const parameters = scalingParameters(deployment);
  if (!parameters) throw new Error(`${deployment.name} is not scaled by its network`);
  const evaluator = new Evaluator(scalingRules(parameters));
  const prometheus = seenByPrometheus(parameters);
  let wanted: readonly (number | undefined)[] = [];
  return {
    parameters,
    look: (seconds, zones) => {
      prometheus.scrape(zones);
      if (seconds % parameters.evaluationSeconds === 0) {
        const value = evaluator.tick(seconds, prometheus.measured);
        wanted = zones.map(({ id }) => value({ name: scalingSeries.wanted, zone: id }));
      }
      return wanted;
    },
  };
}
