import type { Kubectl } from './kubectl';

/** What a person is asked; every answer is text. */
export interface Question {
  readonly message: string;
  readonly default?: string;
  /** What is wrong with an answer, or undefined. */
  readonly problem?: (answer: string) => string | undefined;
}

export interface Choice {
  readonly message: string;
  readonly choices: readonly { readonly value: string; readonly description: string }[];
}

export interface Prompts {
  text(question: Question): Promise<string>;
  choose(choice: Choice): Promise<string>;
  confirm(message: string): Promise<boolean>;
}

/** Time as waiting loops see it, milliseconds. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Everything a command touches besides files: the real ones come from `processIo`, a test gives its own. */
export interface Io {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Whether a person sits at the terminal and can answer. */
  readonly interactive: boolean;
  /** One or more lines of the result. */
  readonly out: (text: string) => void;
  /** One or more lines of progress or trouble. */
  readonly err: (text: string) => void;
  /** A line that the next one replaces; nothing where no person looks on. */
  readonly status: (text: string) => void;
  readonly prompts: Prompts;
  readonly kubectl: Kubectl;
  readonly clock: Clock;
  /** A random UUID (RFC 9562, version 4). */
  readonly randomUuid: () => string;
  /** The day as UTC has it, `2026-11-21`. */
  readonly today: () => string;
  /** Milliseconds since the epoch, which brokers stamp records with. */
  readonly epochMs: () => number;
  /** Aborted at Ctrl-C or SIGTERM from the first call on, so that a command ends in order; before it they end the process. */
  readonly interrupted: () => AbortSignal;
}
