import type { ProfileName } from '../../config/profile-names';
import { BadInput } from '../bad-input';
import { answerProblems } from './answer-problems';
import type { Answers } from './answers';
import { flagOf, presetOf, questionsOf } from './questions';

/** What the flags say, by the key of the question. */
export type Given = Readonly<Record<string, readonly string[] | undefined>>;

/** Takes answers from flags and presets only; what is missing or wrong is told at once. */
export function answersFromFlags(profile: ProfileName, given: Given): Answers {
  const questions = questionsOf(profile);
  const answers = new Map(
    questions.map((question) => [question.key, given[question.key] ?? presetOf(question, profile)]),
  );
  const missing = questions
    .filter(({ key, optional }) => !optional && answers.get(key)?.length === 0)
    .map((question) => `${flagOf(question)} <${question.placeholder}> is missing: ${question.ask}`);
  refuse([...missing, ...problemsOf(profile, given)], profile);
  return answers;
}

/** Takes answers from flags alone, to ask for the others; what is wrong is told at once. */
export function givenAnswers(profile: ProfileName, given: Given): Answers {
  refuse(problemsOf(profile, given), profile);
  return new Map(Object.entries(given).flatMap(([key, values]) => (values ? [[key, values]] : [])));
}

function problemsOf(profile: ProfileName, given: Given): readonly string[] {
  const questions = questionsOf(profile);
  const strangers = Object.keys(given).filter(
    (key) => given[key] && !questions.some((question) => question.key === key),
  );
  return [
    ...questions.flatMap((question) =>
      answerProblems(question, given[question.key] ?? []).map((problem) => `${flagOf(question)}: ${problem}`),
    ),
    ...strangers.map((key) => `${flagOf({ key })} means nothing to the profile ${profile}`),
  ];
}

function refuse(problems: readonly string[], profile: ProfileName): void {
  if (problems.length === 0) return;
  throw new BadInput(
    ['No file was written:', ...problems.map((problem) => `  ${problem}`)].join('\n'),
    `Give these flags for profile ${profile}, or run it at a terminal, where it asks.`,
  );
}
