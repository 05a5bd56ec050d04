export const readinessStatuses = ['ready', 'risk', 'waived', 'unknown', 'notApplicable'] as const;
export type ReadinessStatus = (typeof readinessStatuses)[number];

export interface ReadinessItemResult {
  readonly id: string;
  /** compatibility, elasticity, replay, cost, governance, failure, migration, workload, operations. */
  readonly area: string;
  readonly question: string;
  readonly readySignal: string;
  readonly riskSignal: string;
  readonly status: ReadinessStatus;
  /** What was found, and where. */
  readonly evidence: readonly string[];
  /** What to do; undefined where it is ready. */
  readonly fix?: string;
  readonly waiver?: {
    readonly owner: string;
    readonly reason: string;
    readonly expires: string;
    readonly valid: boolean;
  };
}

export interface Readiness {
  readonly items: readonly ReadinessItemResult[];
  /** Ready or validly waived, over applicable; 0 to 1. */
  readonly score: number;
}
