/** Time and progress of what takes long. */
export interface Pace {
  /** Milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A line about how far it is. */
  readonly progress: (text: string) => void;
}
