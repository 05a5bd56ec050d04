import type { ProfileName } from '../../config/profile-names';
import { BadInput } from '../bad-input';
import type { Io } from '../io';
import type { InitQuestion } from './questions';
import { flagOf, questionsOf } from './questions';

/** Answers by the key of their question; an optional one may have none. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/** What the flags say, by the key of the question. */
export type Given = Readonly<Record<string, readonly string[] | undefined>>;

export const answersTo = (answers: Answers, key: string): readonly string[] => answers.get(key) ?? [];

/** The one answer to a question that has exactly one. */
export const answerTo = (answers: Answers, key: string): string => answersTo(answers, key).join(' ');

/** Takes answers from flags and presets only; what is missing or wrong is told at once. */
export function answersFromFlags(profile: ProfileName, given: Given): Answers {
  const answers = new Map<string, readonly string[]>();
  const problems: string[] = [];
  for (const question of questionsOf(profile)) {
    const values = given[question.key] ?? presetOf(question, profile);
    if (values.length === 0 && !question.optional) problems.push(`${usageOf(question)} is missing: ${question.ask}`);
    problems.push(...problemsWith(question, values));
    answers.set(question.key, values);
  }
  refuse([...problems, ...strangers(profile, given)], profile);
  return answers;
}

/** Asks a person for everything that no flag says. */
export async function askedAnswers(
  profile: ProfileName,
  given: Given,
  { prompts }: Pick<Io, 'prompts'>,
): Promise<Answers> {
  refuse(strangers(profile, given), profile);
  const answers = new Map<string, readonly string[]>();
  for (const question of questionsOf(profile)) {
    const values = given[question.key];
    if (values) refuse(problemsWith(question, values), profile);
    answers.set(question.key, values ?? (await ask(question, profile, prompts)));
  }
  return answers;
}

async function ask(question: InitQuestion, profile: ProfileName, prompts: Io['prompts']): Promise<readonly string[]> {
  const hint = [question.many ? 'commas between several' : '', question.optional ? 'may be empty' : ''].filter(
    (part) => part !== '',
  );
  const answer = await prompts.text({
    message: hint.length === 0 ? question.ask : `${question.ask} (${hint.join('; ')})`,
    default: question.preset?.[profile],
    problem: (text) => {
      const values = split(question, text);
      if (values.length === 0) return question.optional ? undefined : 'an answer is needed';
      return values.map(question.problem).find((problem) => problem !== undefined);
    },
  });
  return split(question, answer);
}

const split = ({ many }: InitQuestion, text: string): readonly string[] =>
  (many ? text.split(',') : [text]).map((part) => part.trim()).filter((part) => part !== '');

const presetOf = ({ preset }: InitQuestion, profile: ProfileName): readonly string[] => {
  const value = preset?.[profile];
  return value === undefined ? [] : [value];
};

const usageOf = (question: InitQuestion) => `${flagOf(question)} <${question.placeholder}>`;

const problemsWith = (question: InitQuestion, values: readonly string[]) =>
  values.flatMap((value) => {
    const problem = question.problem(value);
    return problem === undefined ? [] : [`${flagOf(question)}: "${value}" ${problem}`];
  });

function strangers(profile: ProfileName, given: Given): string[] {
  const known = new Set(questionsOf(profile).map(({ key }) => key));
  return Object.keys(given)
    .filter((key) => given[key] !== undefined && !known.has(key))
    .map((key) => `${flagOf({ key } as InitQuestion)} means nothing to the profile ${profile}`);
}

function refuse(problems: readonly string[], profile: ProfileName): void {
  if (problems.length === 0) return;
  throw new BadInput(
    ['No file was written:', ...problems.map((problem) => `  ${problem}`)].join('\n'),
    `Give these flags for profile ${profile}, or run it at a terminal, where it asks.`,
  );
}
