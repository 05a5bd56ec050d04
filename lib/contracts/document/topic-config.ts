import { nearest } from '../../config/nearest';
import type { Plain } from '../../config/plain';
import type { Problem } from '../../config/problem';
import { shown, shownValue } from '../../config/shown';
import { keyCatalogue } from '../../facts/broker-keys';

/** Settings that a topic can have, with Kafka’s name of their type. */
const topicSettings: ReadonlyMap<string, string> = new Map(
  keyCatalogue.filter(({ scope }) => scope === 'topic').map(({ key, type }) => [key, type]),
);

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

type Found = Pick<Problem, 'message' | 'fix'> | undefined;

function problemOf(name: string, value: unknown): Found {
  const type = topicSettings.get(name);
  // What another maker of Kafka has in the standard’s binding does nothing here.
  if (type === undefined) {
    const near = nearest(name, [...topicSettings.keys()]);
    return {
      message: `${shown(name)} is no setting of a topic in AutoMQ.`,
      fix: near === undefined ? 'Remove it.' : `Did you mean \`${near}\`?`,
    };
  }
  if (name === 'cleanup.policy') return policyProblem(value);
  const text = Array.isArray(value) ? value.join(',') : String(value);
  const found = shownValue(value, [name]);
  switch (type) {
    case 'int':
    case 'long':
      return wholeNumber(text, { found, name, type });
    case 'double':
      return Number.isFinite(Number(text)) ? undefined : { message: `${found} is no number.`, fix: 'Write a number.' };
    case 'boolean':
      return /^(true|false)$/.test(text)
        ? undefined
        : { message: `${found} is neither true nor false.`, fix: 'Write `true` or `false`.' };
    default:
      return undefined;
  }
}

/** Largest number that Kafka has for a type. */
const most = { int: 2n ** 31n - 1n, long: 2n ** 63n - 1n } as const;

function wholeNumber(
  text: string,
  { found, name, type }: { readonly found: string; readonly name: string; readonly type: 'int' | 'long' },
): Found {
  const unit = name.endsWith('.ms') ? ' of milliseconds' : name.endsWith('.bytes') ? ' of bytes' : '';
  const fix = `Write a whole number${unit}.`;
  if (!/^-?\d+$/.test(text)) return { message: `${found} is no whole number.`, fix };
  const number = BigInt(text);
  if (number > most[type])
    return { message: `${found} is more than Kafka takes.`, fix: `Write at most ${most[type]}.` };
  const least = name === 'min.insync.replicas' ? 1n : -2n;
  return number < least
    ? { message: `${found} is too small.`, fix: `Write a number of at least ${least}.` }
    : undefined;
}

const policies = ['compact', 'delete'];

function policyProblem(value: unknown): Found {
  const parts: readonly unknown[] = Array.isArray(value) ? value : String(value).split(',');
  const wrong = parts.find((part) => !policies.includes(String(part)));
  if (wrong === undefined && parts.length > 0) return undefined;
  const near = nearest(String(wrong), policies);
  return {
    message:
      parts.length === 0 ? 'the list is empty.' : `${shown(String(wrong))} is not one of ${policies.join(', ')}.`,
    fix: near === undefined ? 'Write one of them, or both.' : `Did you mean \`${near}\`?`,
  };
}
