import type { ProfileName } from '../../config/profile-names';
import type { Io } from '../io';
import { answerProblems } from './answer-problems';
import type { Answers } from './answers';
import type { InitQuestion } from './questions';
import { flagOf, presetOf, questionsOf } from './questions';

export interface Asking {
  readonly profile: ProfileName;
  /** What flags say. */
  readonly given: Answers;
  /** What is wrong with all answers so far, the newest among them. */
  readonly problem: (answers: Answers) => string | undefined;
}

/** Asks a person for what no flag says, and for what a flag says that does not fit the answers before it. */
export async function askedAnswers(asking: Asking, io: Pick<Io, 'prompts' | 'err'>): Promise<Answers> {
  const { profile, given } = asking;
  let answers: Answers = new Map();
  for (const question of questionsOf(profile)) {
    const before = answers;
    const problem = (values: readonly string[]) =>
      answerProblems(question, values)[0] ?? asking.problem(new Map([...before, [question.key, values]]));
    const flagged = given.get(question.key);
    const misfit = flagged && problem(flagged);
    if (misfit !== undefined) io.err(`${flagOf(question)}: ${misfit}`);
    const values = flagged && misfit === undefined ? flagged : await ask(question, { profile, answers, problem }, io);
    answers = new Map([...before, [question.key, values]]);
  }
  return answers;
}

interface Moment {
  readonly profile: ProfileName;
  readonly answers: Answers;
  readonly problem: (values: readonly string[]) => string | undefined;
}

async function ask(
  question: InitQuestion,
  { profile, answers, problem }: Moment,
  { prompts, err }: Pick<Io, 'prompts' | 'err'>,
): Promise<readonly string[]> {
  // Not in the question, whose lines the terminal's width would break.
  if (question.hint) err(question.hint(answers));
  const text = await prompts.text({
    message: messageOf(question),
    default: presetOf(question, profile)[0],
    problem: (answer) => {
      const values = split(question, answer);
      return values.length === 0 && !question.optional ? 'an answer is needed' : problem(values);
    },
  });
  return split(question, text);
}

function messageOf({ ask: message, many, optional }: InitQuestion): string {
  const hints = [many ? 'commas between several' : '', optional ? 'may be empty' : ''].filter((hint) => hint !== '');
  return hints.length === 0 ? message : `${message} (${hints.join('; ')})`;
}

const split = ({ many }: InitQuestion, text: string): readonly string[] =>
  (many ? text.split(',') : [text]).map((part) => part.trim()).filter((part) => part !== '');
