import { spawn } from 'node:child_process';
import type { Disruption } from '../../contracts/drill/disruption';
import type { Deployment } from '../../model/deployment';
import { BadInput } from '../bad-input';
import type { Io } from '../io';
import { OutsideFailure } from '../outside-failure';
import type { DrillArguments } from './drill-arguments';

/** Makes a broker go. */
export type StopBroker = (disruption: Disruption) => Promise<void>;

type Ways = Pick<DrillArguments, 'context' | 'stopCommand'>;

/**
 * How a broker is stopped: its pod is deleted with one second to end, which Kubernetes’ own tool calls immediate; a command
 * of the caller gets its id; or whoever sits at the terminal is asked to.
 */
export function stopBroker({ context, stopCommand }: Ways, deployment: Deployment, io: Io): StopBroker {
  if (context !== undefined)
    return ({ broker }) => deletePod(podOf(deployment, broker.id), { context, deployment, io });
  if (stopCommand !== undefined) return ({ broker }) => runCommand(stopCommand, broker.id);
  return async ({ broker }) => {
    io.err(`Stop broker ${broker.id} (${broker.host}) now, at once and not in order, and leave it stopped.`);
    if (!(await io.prompts.confirm(`Is broker ${broker.id} stopped?`)))
      throw new OutsideFailure(`Broker ${broker.id} was not stopped, so nothing was tried.`);
  };
}

/** @throws BadInput for a broker that is none of the deployment’s pods */
function podOf({ brokers, name }: Deployment, id: number): string {
  const pool = brokers.find(({ firstNodeId, maxCount }) => id >= firstNodeId && id < firstNodeId + maxCount);
  if (pool !== undefined) return `${pool.name}-${id - pool.firstNodeId}`;
  throw new BadInput(
    `Broker ${id} is no pod of ${name}: the cluster at --bootstrap-server is another one.`,
    'Give the deployment file of that cluster, or --stop-command.',
  );
}

interface PodPlace {
  readonly context: string;
  readonly deployment: Deployment;
  readonly io: Pick<Io, 'kubectl'>;
}

async function deletePod(pod: string, { context, deployment: { namespace }, io }: PodPlace): Promise<void> {
  const where = ['--namespace', namespace, '--context', context];
  const { code, stderr } = await io.kubectl.run(['delete', 'pod', pod, ...where, '--grace-period=1', '--wait=false']);
  if (code !== 0)
    throw new OutsideFailure(`kubectl did not delete pod ${pod}: ${stderr.trim()}`, 'Check --context and your rights.');
}

/** Longest time that a command may take, milliseconds. */
const commandMs = 60_000;

/** The command is the caller’s own; the broker’s id is its `$1`, which no text can break out of. */
function runCommand(command: string, id: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', command, 'stop-command', String(id)], {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: commandMs,
    });
    const refuse = (why: string) =>
      reject(new OutsideFailure(`--stop-command ${why}.`, 'Look at the command; the broker’s id is its $1.'));
    child.on('error', ({ message }) => refuse(`does not start: ${message}`));
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else refuse(code === null ? `was ended by ${signal ?? 'a signal'}` : `ended with ${code}`);
    });
  });
}
