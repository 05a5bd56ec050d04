import type { ProfileName } from '../../config/profile-names';
import type { Answers } from './answers';
import { answersTo } from './answers';
import { flagOf, questionsOf } from './questions';

interface NewTarget {
  readonly file: string;
  readonly profile: ProfileName;
  readonly answers: Answers;
}

/** The command that gives the same answers without a question, for a POSIX shell. */
export function commandLine({ file, profile, answers }: NewTarget): string {
  const flags = questionsOf(profile).flatMap((question) =>
    answersTo(answers, question.key).flatMap((value) => [flagOf(question), value]),
  );
  return ['automq-kit', 'init', '--yes', file, '--profile', profile, ...flags].map(shellWord).join(' ');
}

const shellWord = (text: string) =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
