import { InvalidFile } from '../config/invalid-file';
import { InvalidContracts } from '../contracts/document/invalid-contracts';
import { ClusterFailure } from '../contracts/live/cluster-failure';
import { InvalidHandoff } from '../model/invalid-handoff';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { OutsideFailure } from './outside-failure';

/** Runs a command; whatever it throws becomes words for a person and an exit code, with a stack only for a defect. */
export async function guarded(io: Pick<Io, 'err'>, command: () => ExitCode | Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    if (isInvalid(error)) {
      io.err(error.message);
      return exitCode.badInput;
    }
    if (error instanceof BadInput) {
      for (const { message, fix } of [error, ...error.others]) io.err(`${message}\n    ${fix}`);
      return exitCode.badInput;
    }
    if (isOutside(error)) {
      io.err(error.fix === undefined ? error.message : `${error.message}\n    ${error.fix}`);
      return exitCode.outside;
    }
    // Ctrl-C at a question.
    if (error instanceof Error && error.name === 'ExitPromptError') {
      io.err('Stopped at your wish; nothing was changed.');
      return exitCode.findings;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.err(`This is a defect of automq-kit and not of your file. Please report it with these lines:\n${stack}`);
    return exitCode.defect;
  }
}

const isInvalid = (error: unknown): error is Error =>
  error instanceof InvalidFile || error instanceof InvalidContracts || error instanceof InvalidHandoff;

const isOutside = (error: unknown): error is OutsideFailure | ClusterFailure =>
  error instanceof OutsideFailure || error instanceof ClusterFailure;
