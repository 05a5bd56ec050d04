import { nearest } from '../../config/nearest';
import { isPlain } from '../../config/plain';
import type { Problem } from '../../config/problem';
import { shown, shownValue } from '../../config/shown';
import type { TopicSettingValues } from '../../facts/topic-setting-values';
import { topicSettingValues } from '../../facts/topic-setting-values';

interface Setting {
  readonly name: string;
  /** Kafka’s name of its type. */
  readonly type: string;
}

type Found = Pick<Problem, 'message' | 'fix'> | undefined;

/** What brokers would refuse a value of a topic’s setting for. */
export function settingValueProblem(value: unknown, { name, type }: Setting): Found {
  const found = shownValue(value, [name]);
  const allowed = topicSettingValues.get(name) ?? { kind: 'anything' };
  if (typeof value === 'object' && !Array.isArray(value))
    return { message: `${found} is no value of a setting.`, fix: 'Write a value, or take the setting out.' };
  if (allowed.kind === 'choices') return choicesProblem(value, allowed.of);
  const text = textOf(value);
  switch (type) {
    case 'int':
    case 'long':
      return wholeNumberProblem(value, { found, text, name, type, allowed });
    case 'double':
      return isNumber(text)
        ? rangeProblem(allowed, found, text)
        : { message: `${found} is no number.`, fix: 'Write a number.' };
    case 'boolean':
      return /^(true|false)$/.test(text)
        ? undefined
        : { message: `${found} is neither true nor false.`, fix: 'Write `true` or `false`.' };
    default:
      return textProblem(allowed, found, text);
  }
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).join(',') : isPlain(value) ? '{}' : String(value);

const isNumber = (text: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);

interface WholeNumber {
  readonly found: string;
  readonly text: string;
  readonly name: string;
  readonly type: 'int' | 'long';
  readonly allowed: TopicSettingValues;
}

/** Largest number that Kafka has for a type; the smallest is one further from zero. */
const largest = { int: 2n ** 31n - 1n, long: 2n ** 63n - 1n } as const;

function wholeNumberProblem(value: unknown, { found, text, name, type, allowed }: WholeNumber): Found {
  const most = largest[type];
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return {
      message: `${found} is rounded: without quotes a number is exact up to ${Number.MAX_SAFE_INTEGER}.`,
      fix: exactFix(name, most),
    };
  if (!/^-?\d+$/.test(text)) {
    const unit = name.endsWith('.ms') ? ' of milliseconds' : name.endsWith('.bytes') ? ' of bytes' : '';
    return { message: `${found} is no whole number.`, fix: `Write a whole number${unit}.` };
  }
  if (BigInt(text) > most) return { message: `${found} is more than Kafka takes.`, fix: `Write at most ${most}.` };
  const ofRange = rangeProblem(allowed, found, text);
  if (ofRange !== undefined || BigInt(text) >= -most - 1n) return ofRange;
  return { message: `${found} is less than Kafka takes.`, fix: `Write at least ${-most - 1n}.` };
}

/** Settings that AsyncAPI’s Kafka binding types as integers: its parser refuses them in quotes. */
const integersOfBinding = ['retention.ms', 'retention.bytes', 'delete.retention.ms', 'max.message.bytes'];

function exactFix(name: string, most: bigint): string {
  if (!integersOfBinding.includes(name)) return `Put it in quotes, and write at most ${most}.`;
  const exact = BigInt(Number.MAX_SAFE_INTEGER);
  const noEnd = name.startsWith('retention.') ? ', or -1 for no end' : '';
  return `Write at most ${exact < most ? exact : most}${noEnd}.`;
}

function rangeProblem(allowed: TopicSettingValues, found: string, text: string): Found {
  if (allowed.kind !== 'number') return undefined;
  const { least, most, byDefault } = allowed;
  const number = Number(text);
  const isLess = number < least;
  if (number === byDefault || !(isLess || (most !== undefined && number > most))) return undefined;
  const range = most === undefined ? `at least ${least}` : `a number of ${least} to ${most}`;
  return {
    message: `${found} is ${isLess ? 'less' : 'more'} than Kafka takes.`,
    fix: `Write ${range}${byDefault === undefined ? '' : `, or ${byDefault} for the default`}.`,
  };
}

function textProblem(allowed: TopicSettingValues, found: string, text: string): Found {
  if (allowed.kind === 'choice') return choiceProblem(text, allowed.of, 'Write one of them.');
  if (allowed.kind !== 'form' || allowed.form.test(text)) return undefined;
  return { message: `${found} is nothing that Kafka takes.`, fix: `Write ${allowed.words}.` };
}

function choiceProblem(text: string, choices: readonly string[], otherwise: string): Found {
  if (choices.includes(text)) return undefined;
  const near = nearest(text, choices);
  return {
    message: `${shown(text)} is not one of ${choices.join(', ')}.`,
    fix: near === undefined ? otherwise : `Did you mean \`${near}\`?`,
  };
}

function choicesProblem(value: unknown, choices: readonly string[]): Found {
  const parts = Array.isArray(value) ? value.map(textOf) : textOf(value).split(',');
  if (parts.length === 0)
    return {
      message: 'the list is empty.',
      fix: `Write ${choices.map((each) => `\`${each}\``).join(', ')} or both.`,
    };
  const wrong = parts.find((part) => !choices.includes(part));
  return wrong === undefined ? undefined : choiceProblem(wrong, choices, 'Write one of them, or both.');
}
