import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Format } from '../format';
import type { Io } from '../io';
import { problemAsJson, problemsAsJson, renderJson } from '../problems-as-json';
import { readEach } from '../read-each';
import { renderWarning } from '../warning';
import { readConsumer } from './read-consumer';

export interface ConsumerCheckArguments {
  readonly files: readonly string[];
  readonly format: Format;
}

/** `automq-kit consumer check`: says which consumer files can be used, and everything that is wrong with the others. */
export function consumerCheck({ files, format }: ConsumerCheckArguments, io: Io): ExitCode {
  const { read, invalid } = readEach(files, (file) => readConsumer(file, io));
  if (format === 'json') {
    io.out(
      renderJson({
        consumers: read.map(({ file, consumer }) => ({
          file,
          name: consumer.name,
          deployment: consumer.provider.deployment,
        })),
        problems: invalid.flatMap(problemsAsJson),
        warnings: read.flatMap(({ file, warnings }) =>
          warnings.map((warning) => ({ file, ...problemAsJson(warning) })),
        ),
      }),
    );
  } else {
    for (const { file, consumer, warnings } of read) {
      const { name, provider } = consumer;
      io.out(
        [`${file}: fine, "${name}" to deployment "${provider.deployment}"`, ...warnings.map(renderWarning)].join('\n'),
      );
    }
    for (const { message } of invalid) io.err(message);
  }
  return invalid.length === 0 ? exitCode.ok : exitCode.badInput;
}
