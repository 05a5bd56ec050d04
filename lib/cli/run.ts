import type { ExitCode } from './exit-code';

/** Starts a command and keeps its exit code. */
export type Run = (command: () => ExitCode | Promise<ExitCode>) => Promise<void>;
