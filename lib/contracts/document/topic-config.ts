import { nearest } from '../../config/nearest';
import type { Plain } from '../../config/plain';
import type { Problem } from '../../config/problem';
import { shown } from '../../config/shown';
import { keyCatalogue } from '../../facts/broker-keys';
import { settingValueProblem } from './setting-value-problem';

/** Settings that a topic can have, with Kafka’s name of their type. */
const topicSettings: ReadonlyMap<string, string> = new Map(
  keyCatalogue.filter(({ scope }) => scope === 'topic').map(({ key, type }) => [key, type]),
);

/** Whether a topic can have a setting of that name. */
export const isTopicSetting = (name: string): boolean => topicSettings.has(name);

/** The settings of a topic as Kafka writes them, sorted. */
export const configText = (config: Plain): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(config)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** What is wrong with the settings of a topic; paths begin at their group. */
export const configProblems = (config: Plain): readonly Problem[] =>
  Object.entries(config).flatMap(([name, value]) => {
    const found = problemOf(name, value);
    return found === undefined ? [] : [{ path: [name], rule: 'topic-setting', ...found }];
  });

function problemOf(name: string, value: unknown): Pick<Problem, 'message' | 'fix'> | undefined {
  const type = topicSettings.get(name);
  if (type !== undefined) return settingValueProblem(value, { name, type });
  // What another maker of Kafka has in the standard’s binding does nothing here.
  const near = nearest(name, [...topicSettings.keys()]);
  return {
    message: `${shown(name)} is no setting of a topic in AutoMQ.`,
    fix: near === undefined ? 'Remove it.' : `Did you mean \`${near}\`?`,
  };
}
