import { promql } from './promql';
import type { ScalingParameters } from './scaling-parameters';
import { scalingRules } from './scaling-rules';

/** A recording rule of Prometheus. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The formula of scaling in PromQL, in the order of evaluation. */
export function recordingRules(parameters: ScalingParameters): readonly RecordingRule[] {
  const { place } = parameters;
  return scalingRules(parameters).map(({ series: { name, zone, reason }, expression }) => ({
    record: name,
    expr: promql(expression, place),
    labels: {
      namespace: place.namespace,
      ...(zone === undefined ? {} : { zone }),
      ...(reason === undefined ? {} : { reason }),
    },
  }));
}
