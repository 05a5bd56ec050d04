import type { KnownMetric } from './known-metrics';
import { readQuery } from './query';

/**
 * What is wrong with PromQL: syntax, a metric that no exporter gives, a label that the metric has not, a value that the
 * label never has, a rate of a gauge. Give `known` (see known-metrics.ts) to ask only the exporters that are there.
 */
export const queryProblems = (query: string, known?: ReadonlyMap<string, KnownMetric>): readonly string[] =>
  readQuery(query, known).problems;
