import { basename, dirname, join, relative, resolve } from 'node:path';
import { BadInput } from '../bad-input';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Format } from '../format';
import type { Io } from '../io';
import { loadSynth } from '../load-synth';
import { fillOutputFolder } from '../output-folder';
import { problemAsJson, renderJson } from '../problems-as-json';
import type { ConsumerSummary } from './consumer-summary';
import { bootstrapServers, consumerSteps, renderConsumerSummary } from './consumer-summary';
import type { ReadConsumer } from './read-consumer';
import { readConsumer } from './read-consumer';

export interface ConsumerSynthArguments {
  readonly file: string;
  readonly out?: string;
  readonly format: Format;
}

/** `automq-kit consumer synth`: writes the cloud assembly of a consumer file. */
export function consumerSynth({ file, out, format }: ConsumerSynthArguments, io: Io): ExitCode {
  if (out === '') {
    throw new BadInput('--out is empty.', 'Name a folder, or leave --out away: it goes to out/consumers/<name>.');
  }
  const read = readConsumer(file, io);
  const folder = resolve(io.cwd, out ?? join('out', 'consumers', read.consumer.name));
  const summary = synthesized(read, folder, io);
  io.out(format === 'json' ? renderJson(asJson(summary)) : renderConsumerSummary(summary));
  return exitCode.ok;
}

function synthesized({ file, consumer, warnings }: ReadConsumer, folder: string, { cwd }: Io): ConsumerSummary {
  const { consumerInfrastructure } = loadSynth();
  const name = basename(folder);
  return fillOutputFolder(dirname(folder), { [name]: 'manifest.json' }, (staging) => {
    const [stack] = consumerInfrastructure(consumer, { outdir: join(staging, name) }).synth().stacks;
    const { Resources = {} } = (stack?.template ?? {}) as { readonly Resources?: object };
    return {
      file,
      consumer,
      stack: stack?.stackName ?? '',
      resources: Object.keys(Resources).length,
      out: relative(cwd, folder) || '.',
      warnings,
    };
  });
}

const asJson = (summary: ConsumerSummary) => ({
  file: summary.file,
  name: summary.consumer.name,
  deployment: summary.consumer.provider.deployment,
  out: summary.out,
  stack: summary.stack,
  next: consumerSteps(summary),
  bootstrapServers: Object.fromEntries(bootstrapServers(summary.consumer)),
  warnings: summary.warnings.map(problemAsJson),
});
