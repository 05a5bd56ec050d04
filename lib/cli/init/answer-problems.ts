import type { InitQuestion } from './questions';

/** What is wrong with the answers to one question, whatever the others are. */
export function answerProblems(question: InitQuestion, values: readonly string[]): readonly string[] {
  if (!question.many && values.length > 1) return [`is given ${values.length} times and takes one answer`];
  const wrong = values.flatMap((value) => {
    const problem = question.problem(value);
    return problem === undefined ? [] : [`"${value}" ${problem}`];
  });
  return wrong.length > 0 ? wrong : twice(values.flatMap((value) => question.unique?.(value) ?? [`"${value}"`]));
}

const twice = (texts: readonly string[]) =>
  [...new Set(texts.filter((text, index) => texts.indexOf(text) < index))].map((text) => `${text} stands there twice`);
