import { spawn } from 'node:child_process';
import { OutsideFailure } from './outside-failure';

export interface KubectlResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The user's own kubectl, with the user's kubeconfig and rights. */
export interface Kubectl {
  /**
   * Runs it without a shell and gives it `input` on standard input.
   * @throws OutsideFailure when there is no kubectl.
   */
  run(args: readonly string[], input?: string): Promise<KubectlResult>;
}

/** `kubectl` as the PATH finds it. */
export const installedKubectl: Kubectl = {
  run: (args, input = '') =>
    new Promise((resolve, reject) => {
      const child = spawn('kubectl', [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      child.on('error', (error: NodeJS.ErrnoException) => {
        reject(
          new OutsideFailure(
            error.code === 'ENOENT'
              ? 'kubectl is not installed or not in the PATH'
              : `kubectl does not start: ${error.message}`,
            'Install kubectl (https://kubernetes.io/docs/tasks/tools/) and point it at your cluster.',
          ),
        );
      });
      child.on('close', (code, signal) => {
        const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8');
        if (code === null) reject(new OutsideFailure(`kubectl was ended by ${signal ?? 'a signal'}`));
        else resolve({ code, stdout: text(stdout), stderr: text(stderr) });
      });
      // kubectl may end without reading what it was given; its own message then says why.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    }),
};
