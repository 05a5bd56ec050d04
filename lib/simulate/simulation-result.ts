import type { ResultFile } from '../plan/result-file';
import { listed } from '../model/wording';
import { simulationCheckNames } from './findings';
import type { SimulatedDay } from './simulated-day';

/**
 * What simulated days come to as a result file, which `readiness.evidence` can name: every day is held against every
 * check. The note says which days, and whether a zone was lost.
 */
export function simulationResult(deployment: string, days: readonly SimulatedDay[], on: string): ResultFile {
  const failed = days.reduce(
    (sum, { findings }) => sum + simulationCheckNames.filter((check) => findings.some(({ id }) => id === check)).length,
    0,
  );
  const loss = days[0]?.simulation.loss;
  const named = listed(days.map(({ simulation }) => simulation.day.id));
  return {
    kind: 'simulate',
    deployment,
    on,
    passed: days.length * simulationCheckNames.length - failed,
    failed,
    note: `${named}, each held against ${listed(simulationCheckNames)}; ${loss === undefined ? 'no zone is lost' : `zone ${loss.zone} is lost for ${(loss.toSecond - loss.fromSecond) / 60} minutes`}`,
  };
}
