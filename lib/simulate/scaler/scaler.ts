import type { Resources } from '../brokers/serve';
import type { AutoscalerLimits } from './autoscaler';

/** What the cluster shows of a zone at a step. */
export interface SeenZone {
  readonly id: string;
  /** Brokers that its StatefulSet should have. */
  readonly current: number;
  /** Pods that it has, those that still stop among them; its `status.replicas`. */
  readonly pods: number;
  readonly ready: number;
  readonly used: Readonly<Resources>;
  /** On one broker, written and not yet uploaded. */
  readonly pendingBytes: number;
  readonly isMoving: boolean;
}

export interface Look {
  /** Since 1970. */
  readonly seconds: number;
  readonly zones: readonly SeenZone[];
}

/** What an autoscaler’s metrics ask for. */
export interface Asked {
  readonly brokers: number;
  /** The same before any limit. */
  readonly unlimited: number;
}

/** What decides how many brokers each zone has. */
export interface Scaler {
  readonly limits: AutoscalerLimits;
  /** For each zone; undefined where metrics say nothing, so that nothing is done. */
  readonly asked: (look: Look) => readonly (Asked | undefined)[];
}
