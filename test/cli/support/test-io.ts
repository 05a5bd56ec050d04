import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../../lib/cli/io';
import type { Kubectl } from '../../../lib/cli/kubectl';

/** Everything a command said, and a folder of its own to say it in. */
export interface TestIo extends Io {
  readonly cwd: string;
  readonly output: () => string;
  readonly errors: () => string;
  /** What was wrong with answers that were not taken. */
  readonly refusals: readonly string[];
}

export interface TestIoSettings {
  readonly interactive?: boolean;
  /** Answers by the beginning of their question; of several, each is tried when the one before was not taken. */
  readonly answers?: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly kubectl?: Kubectl;
  /** Called for each wait of a command; time passes at once. */
  readonly tick?: () => void;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function testIo({ interactive = false, answers = {}, kubectl, tick }: TestIoSettings = {}): TestIo {
  const cwd = mkdtempSync(join(tmpdir(), 'automq-kit-test-'));
  folders.push(cwd);
  const said = { out: [] as string[], err: [] as string[] };
  const refusals: string[] = [];
  let now = 0;
  const answer = (message: string) => {
    const key = Object.keys(answers).find((start) => message.startsWith(start));
    if (key === undefined) throw new Error(`nobody answers "${message}"`);
    return answers[key]!;
  };
  return {
    cwd,
    interactive,
    out: (text) => said.out.push(text),
    err: (text) => said.err.push(text),
    status: () => undefined,
    prompts: {
      text: ({ message, default: preset, problem }) => {
        const given = preset !== undefined && !Object.keys(answers).some((start) => message.startsWith(start));
        for (const text of [given ? preset : answer(message)].flat().map(String)) {
          const wrong = problem?.(text);
          if (wrong === undefined) return Promise.resolve(text);
          refusals.push(wrong);
        }
        return Promise.reject(new Error(`${message}: ${refusals.at(-1) ?? ''}`));
      },
      choose: ({ message }) => Promise.resolve(String(answer(message))),
      confirm: (message) => Promise.resolve(answer(message) === true),
    },
    kubectl: kubectl ?? { run: () => Promise.reject(new Error('this command needs no cluster')) },
    clock: {
      now: () => now,
      sleep: (milliseconds) => {
        now += milliseconds;
        tick?.();
        return Promise.resolve();
      },
    },
    randomUuid: () => '8f14e45f-ceea-467f-a0e6-c2b1d0a3f5e9',
    today: () => '2026-11-21',
    epochMs: () => Date.UTC(2026, 10, 21),
    interrupted: () => new AbortController().signal,
    output: () => said.out.join('\n'),
    errors: () => said.err.join('\n'),
    refusals,
  };
}
