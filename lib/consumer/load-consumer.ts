import { checkTree } from '../config/check-tree';
import type { Problem } from '../config/problem';
import { placedIn, problemsInFile, problemsInText, sourceFinder } from '../config/problems-in-file';
import { readText } from '../config/read-text';
import { readYaml } from '../config/read-yaml';
import { originFinder } from '../config/settings';
import { consumerRoot } from './config/consumer-json-schema';
import { InvalidConsumer } from './config/invalid-consumer';
import type { ConsumerConfig } from './config/schema';
import { consumerSchema } from './config/schema';
import type { Consumer } from './model/consumer';
import { consumerOf } from './model/consumer';
import { consumerErrors, consumerWarnings } from './rules/all-rules';

/** A valid consumer file with everything that is known of it. */
export interface ResolvedConsumer {
  readonly consumer: Consumer;
  /** The file complete with defaults. */
  readonly config: ConsumerConfig;
  /** What is allowed and worth knowing. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a consumer file.
 * @throws InvalidConsumer with every problem at once.
 */
export const loadConsumer = (file: string): Consumer => resolveConsumerFile(file).consumer;

/** The same of a text; `fileName` stands in the messages. */
export const parseConsumer = (text: string, fileName: string): Consumer => resolveConsumer(text, fileName).consumer;

/** Reads a consumer file and keeps its warnings. */
export function resolveConsumerFile(file: string): ResolvedConsumer {
  const text = readText(file);
  if (typeof text !== 'string') throw new InvalidConsumer(file, [text]);
  return resolveConsumer(text, file);
}

function resolveConsumer(text: string, fileName: string): ResolvedConsumer {
  const yaml = readYaml(text);
  if (!('tree' in yaml)) throw new InvalidConsumer(fileName, problemsInText(text, yaml));
  const originOf = originFinder(yaml, { tree: yaml.tree, implied: new Map() });
  const format = { schema: consumerSchema, root: consumerRoot, checkRules: consumerErrors };
  const { config, problems, rulesSkipped } = checkTree(yaml.tree, format, sourceFinder(yaml));
  const all = problemsInFile({ text, yaml, originOf }, problems);
  if (config === undefined || all.length > 0) throw new InvalidConsumer(fileName, all, rulesSkipped);
  return {
    consumer: consumerOf(config),
    config,
    warnings: consumerWarnings(config).map((problem) => placedIn({ yaml, originOf }, problem)),
  };
}
