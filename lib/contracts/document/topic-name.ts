import type { Problem } from '../../config/problem';
import { shown } from '../../config/shown';

/** Longest name that Kafka takes. */
const longest = 249;

const problem = (message: string, fix: string): Problem => ({ path: [], message, fix, rule: 'topic-name' });

/** What keeps a text from being the name of a topic, as `org.apache.kafka.common.internals.Topic.validate` has it. */
export function nameProblems(name: unknown): readonly Problem[] {
  if (name === undefined || name === null) {
    return [problem('is missing.', 'Write the name of the topic here, or as `topic` of the Kafka binding.')];
  }
  if (typeof name !== 'string') return [];
  const found = shown(name);
  if (name.includes('{')) {
    return [
      problem(`${found} has a parameter, and each topic has a contract of its own.`, 'Write a channel for each.'),
    ];
  }
  if (name === '' || name === '.' || name === '..' || !/^[A-Za-z0-9._-]+$/.test(name)) {
    return [
      problem(
        `${found} is no name that Kafka takes.`,
        'Write letters, digits, ".", "_" and "-"; not "." or ".." alone.',
      ),
    ];
  }
  if (name.length > longest) {
    return [problem(`the name has ${name.length} characters, and Kafka takes ${longest}.`, 'Write a shorter one.')];
  }
  return name.startsWith('__')
    ? [problem(`${found} begins like the topics that Kafka keeps for itself.`, 'Choose another name.')]
    : [];
}

/** Kafka makes one metric name of names that differ only in these, and refuses the second topic. */
export const foldedName = (name: string): string => name.replaceAll('.', '_');
