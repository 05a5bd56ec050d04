import { InvalidDeployment } from './config/invalid-deployment';
import type { Problem } from './config/problem';
import { placedIn, problemsInFile, problemsInText, sourceFinder } from './config/problems-in-file';
import { readText } from './config/read-text';
import { readYaml } from './config/read-yaml';
import { mergeInput, resolveConfig } from './config/resolve-config';
import type { DeploymentConfig } from './config/schema';
import type { Setting } from './config/settings';
import { originFinder, settingsOf } from './config/settings';
import type { Deployment } from './model/deployment';
import { deploymentOf } from './model/deployment';
import { errorsOf, warningsOf } from './rules/all-rules';
import { derivedSettings } from './rules/derived-settings';

/** A valid deployment file with everything that is known of it. */
export interface ResolvedDeployment {
  readonly deployment: Deployment;
  /** The file complete with defaults. */
  readonly config: DeploymentConfig;
  /** Every setting with where its value comes from. */
  readonly settings: readonly Setting[];
  /** What is allowed and worth knowing. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a deployment file.
 * @throws InvalidDeployment with every problem at once.
 */
export const loadDeployment = (file: string): Deployment => resolveFile(file).deployment;

/** The same of a text; `fileName` stands in the messages. */
export const parseDeployment = (text: string, fileName: string): Deployment =>
  resolveDeployment(text, fileName).deployment;

/** Reads a deployment file and keeps warnings and the origin of each setting. */
export function resolveFile(file: string): ResolvedDeployment {
  const text = readText(file);
  if (typeof text !== 'string') throw new InvalidDeployment(file, [text]);
  return resolveDeployment(text, file);
}

export function resolveDeployment(text: string, fileName: string): ResolvedDeployment {
  const yaml = readYaml(text);
  if (!('tree' in yaml)) throw new InvalidDeployment(fileName, problemsInText(text, yaml));
  const merged = mergeInput(yaml.tree);
  const originOf = originFinder(yaml, merged);
  const derived = derivedSettings(merged.tree);
  const { config, problems, rulesSkipped } = resolveConfig(derived.tree, sourceFinder(yaml), errorsOf);
  const meant = problems.filter(({ path }) => !derived.isOpen(path));
  const all = problemsInFile({ text, yaml, originOf }, [...derived.problems, ...meant]);
  if (config === undefined || all.length > 0) throw new InvalidDeployment(fileName, all, rulesSkipped);
  return {
    deployment: deploymentOf(config),
    config,
    settings: settingsOf(config, (path) =>
      derived.isDerived(path) ? { kind: 'derived', from: 'workloads' } : originOf(path),
    ),
    warnings: warningsOf(config).map((problem) => placedIn({ yaml, originOf }, problem)),
  };
}
