import type { Problem } from '../../config/problem';
import type { TrafficCheck } from './traffic-checks';
import { trafficChecks } from './traffic-checks';

/** Something that is wrong with a line of a file of traffic; lines are counted from 1. */
export const trafficProblem = (rule: TrafficCheck, line: number, message: string): Problem => ({
  path: [],
  message,
  fix: trafficChecks[rule].fix,
  rule,
  origin: { kind: 'file', line },
});
