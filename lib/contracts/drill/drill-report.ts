import type { DrillName } from './drill-name';

/** One guarantee, and whether it held. */
export interface DrillCheck {
  /** Short name, the same in every run. */
  readonly id: string;
  readonly passed: boolean;
  /** What is promised. */
  readonly guarantee: string;
  /** What was seen, with numbers. */
  readonly found: string;
  /** What goes wrong in business where it doesn’t hold. */
  readonly why: string;
  /** What to change in the contract where it didn’t hold. */
  readonly change: string;
}

/** What checks and figures a drill came to. */
export interface DrillOutcome {
  readonly checks: readonly DrillCheck[];
  /** Measured values by name, each name with its unit. */
  readonly figures: Readonly<Record<string, number>>;
  /** What the drill can’t say, or did otherwise than the contract. */
  readonly notes: readonly string[];
}

/** A finished drill. */
export interface DrillReport extends DrillOutcome {
  readonly drill: DrillName;
  readonly deployment: string;
  readonly environment: string;
  /** The contract’s topic, which was not touched. */
  readonly topic: string;
  readonly owner: string;
  /** The topic that was made for the drill and is gone again. */
  readonly throwaway: string;
  readonly passed: boolean;
  readonly seconds: number;
}
