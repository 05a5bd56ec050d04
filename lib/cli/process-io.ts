import { randomUUID } from 'node:crypto';
import type { Io, Prompts } from './io';
import { installedKubectl } from './kubectl';

/** The terminal, the clock and the kubectl of this process. */
export function processIo(process: NodeJS.Process): Io {
  const { stdin, stdout, stderr } = process;
  [stdout, stderr].forEach(outliveReader);
  const interactive = stdin.isTTY && stderr.isTTY;
  const clearLine = interactive ? '\r\u001B[K' : '';
  return {
    cwd: process.cwd(),
    interactive,
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${clearLine}${text}\n`),
    status: (text) => {
      if (interactive) stderr.write(`${clearLine}${text}`);
    },
    prompts: terminalPrompts,
    kubectl: installedKubectl,
    clock: {
      now: () => performance.now(),
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
    randomUuid: randomUUID,
    today: () => new Date().toISOString().slice(0, '2026-11-21'.length),
    epochMs: () => Date.now(),
    interrupted: () => interruption(process),
  };
}

const interruptions = new WeakMap<NodeJS.Process, AbortSignal>();

/** The first signal asks to end in order; a second one ends the process as if nobody listened. */
function interruption(process: NodeJS.Process): AbortSignal {
  const known = interruptions.get(process);
  if (known !== undefined) return known;
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abort);
  interruptions.set(process, controller.signal);
  return controller.signal;
}

/** Whoever reads may leave early, as `head` does: a command goes on and ends as it would have. */
function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Questions go to standard error, so that the result on standard output can be piped. */
const context = { output: process.stderr };

/** Loaded when the first question is asked: most runs ask none. */
const terminalPrompts: Prompts = {
  text: async ({ message, default: preset, problem }) => {
    const { input } = await import('@inquirer/prompts');
    return input({ message, default: preset, validate: (answer) => problem?.(answer.trim()) ?? true }, context);
  },
  choose: async ({ message, choices }) => {
    const { select } = await import('@inquirer/prompts');
    return select({ message, choices: choices.map(({ value, description }) => ({ value, description })) }, context);
  },
  confirm: async (message) => {
    const { confirm } = await import('@inquirer/prompts');
    return confirm({ message, default: false }, context);
  },
};
