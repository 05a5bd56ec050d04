/** What the process tells its caller. Documented in `automq-kit --help`; scripts may rely on it. */
export const exitCode = {
  ok: 0,
  /** The command worked and found something to look at: a problem in the cluster, a difference, a "no". */
  findings: 1,
  /** The file, a flag or a folder is not usable; nothing was written or applied. */
  badInput: 2,
  /** The cluster, kubectl or the disk failed; the same command can be run again. */
  outside: 3,
  /** A defect of the kit itself (EX_SOFTWARE of sysexits.h). */
  defect: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
