import { resolve } from 'node:path';
import type { ClientRendering } from '../clients/client-format';
import { headingStart } from '../clients/client-heading';
import type { ClientRequest } from '../clients/client-request';
import { clientSettings } from '../clients/client-settings';
import { renderClientSettings } from '../clients/render-client-settings';
import { requestProblems } from '../clients/request-problems';
import { shown } from '../config/shown';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { readDeployment } from './read-deployment';
import { replaceOwnFile } from './replace-own-file';

export interface ClientArguments extends ClientRequest, ClientRendering {
  readonly file: string;
  /** File to write; the settings are printed when left out. */
  readonly out?: string;
}

interface FlagProblem {
  readonly setting: keyof ClientArguments;
  readonly message: string;
  readonly fix: string;
}

/** `automq-kit client`: the settings of a client of the deployment, ready to use. */
export function client(args: ClientArguments, io: Io): ExitCode {
  const { deployment } = readDeployment(args.file, io);
  refuse([...requestProblems(deployment, args), ...flagProblems(args)]);
  const text = renderClientSettings(clientSettings(deployment, args), args);
  if (args.out === undefined) {
    io.out(text.trimEnd());
  } else {
    replaceOwnFile(resolve(io.cwd, args.out), text, (found) => found.startsWith(headingStart));
    io.out(`${args.out} is written.`);
  }
  return exitCode.ok;
}

function flagProblems({ credentials, format, zone, out }: ClientArguments): readonly FlagProblem[] {
  const problems: FlagProblem[] = [];
  if (!/^(\/[\w.@+-]+)+$/.test(credentials)) {
    problems.push({
      setting: 'credentials',
      message: `${shown(credentials)} is not an absolute path of letters, digits and . _ @ + -, which every format can hold.`,
      fix: 'Give the folder as the client sees it, such as /etc/kafka-client.',
    });
  }
  if (format === 'configmap' && zone !== undefined) {
    problems.push({
      setting: 'zone',
      message: 'a ConfigMap holds every zone, and its pods say in which they are.',
      fix: 'Leave it away, or choose another format.',
    });
  }
  if (out === '') problems.push({ setting: 'out', message: 'is empty.', fix: 'Name a file, or leave it away.' });
  return problems;
}

function refuse(problems: readonly FlagProblem[]): void {
  const [first, ...others] = problems;
  if (!first) return;
  const line = ({ setting, message }: FlagProblem) => `--${setting}: ${message}`;
  if (others.length === 0) throw new BadInput(line(first), first.fix);
  const lines = problems.flatMap((problem) => [`  ${line(problem)}`, `      ${problem.fix}`]);
  throw new BadInput(['No settings were written:', ...lines].join('\n'), 'Put all of these right and run it again.');
}
