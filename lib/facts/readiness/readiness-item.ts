import type { EvidenceKind } from '../evidence-kinds';
import type { ChecklistEntry } from '../readiness-checklists';

/** Areas in the order in which a scorecard shows them. */
export const readinessAreas = [
  'workload',
  'compatibility',
  'elasticity',
  'replay',
  'cost',
  'governance',
  'failure',
  'operations',
  'migration',
] as const;

export type ReadinessArea = (typeof readinessAreas)[number];

/** One thing that has to be true before clients depend on a deployment. How it is found out is code elsewhere. */
export interface ReadinessItem {
  readonly area: ReadinessArea;
  readonly question: string;
  /** What is seen where it is true. */
  readonly readySignal: string;
  /** What is seen where it is not. */
  readonly riskSignal: string;
  readonly why: string;
  readonly fix: string;
  /** Entries of checklists that it answers. */
  readonly covers: readonly ChecklistEntry[];
  /** Kinds of result files that prove it where the file alone doesn’t; none: the file itself has to say it. */
  readonly provenBy: readonly EvidenceKind[];
}
