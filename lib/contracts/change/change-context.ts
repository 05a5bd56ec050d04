import type { LastApplied } from './applied-facts';
import type { TopicPrices } from './topic-prices';

/** What a plan of changes looks at besides the contracts and the cluster. */
export interface ChangeContext {
  /** What the last apply left; without it nothing is known to be drift. */
  readonly lastApplied?: LastApplied;
  /** Day of the plan, such as `2026-11-27`: approvals end and removals begin by it. */
  readonly asOf: string;
  /** What things cost; undefined where no price is known. */
  readonly costs?: TopicPrices;
}
