import { upgradeWords } from '../model/upgrade-words';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import { problemAsJson, problemsAsJson, renderJson } from './problems-as-json';
import { readDeployments } from './read-deployments';
import { renderWarning } from './warning';

export interface ConfigCheckArguments {
  readonly files: readonly string[];
  readonly format: Format;
}

/** `automq-kit config check`: says which deployment files can be used, and everything that is wrong with the others. */
export function configCheck({ files, format }: ConfigCheckArguments, io: Io): ExitCode {
  const { read, invalid } = readDeployments(files, io);
  if (format === 'json') {
    io.out(
      renderJson({
        deployments: read.map(({ file, deployment }) => ({
          file,
          name: deployment.name,
          upgrade: deployment.kafka.upgrade,
        })),
        problems: invalid.flatMap(problemsAsJson),
        warnings: read.flatMap(({ file, warnings }) =>
          warnings.map((warning) => ({ file, ...problemAsJson(warning) })),
        ),
      }),
    );
  } else {
    for (const { file, deployment, warnings } of read) {
      const upgrade = upgradeWords(deployment);
      io.out(
        [
          `${file}: fine, deployment "${deployment.name}"`,
          ...(upgrade === undefined ? [] : [`  ${upgrade}.`]),
          ...warnings.map(renderWarning),
        ].join('\n'),
      );
    }
    for (const { message } of invalid) io.err(message);
  }
  return invalid.length === 0 ? exitCode.ok : exitCode.badInput;
}
