import { distance } from 'fastest-levenshtein';
import { runbookHeadings } from '../../facts/runbook-headings';
import { renderRunbook } from '../../model/runbook/render-runbook';
import type { RunbookSection } from '../../model/runbook/runbook-sections';
import { runbookSections } from '../../model/runbook/runbook-sections';
import { BadInput } from '../bad-input';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Io } from '../io';
import { readDeployment } from '../read-deployment';

export interface RunbookArguments {
  readonly file: string;
  /** The words of a heading, or of its beginning; the whole runbook when there are none. */
  readonly heading: readonly string[];
}

/** `automq-kit runbook`: the runbook of a deployment with its own names, or one section of it. */
export function runbook({ file, heading }: RunbookArguments, io: Io): ExitCode {
  const text = renderRunbook(readDeployment(file, io).deployment);
  const wanted = heading.join(' ').trim();
  io.out(wanted === '' ? text.trimEnd() : sectionOf(text, wanted));
  return exitCode.ok;
}

function sectionOf(text: string, wanted: string): string {
  const { sections } = runbookSections(text);
  const [found, ...more] = matching(sections, wanted);
  if (found === undefined || more.length > 0) throw unknown(sections, wanted);
  return `## ${found.heading}\n\n${found.text}`;
}

/** The heading itself, or else those that hold what was written. */
function matching(sections: readonly RunbookSection[], wanted: string): readonly RunbookSection[] {
  const exact = sections.filter(({ heading }) => simple(heading) === simple(wanted));
  return exact.length > 0 ? exact : sections.filter(({ heading }) => simple(heading).includes(simple(wanted)));
}

const simple = (text: string) => text.toLowerCase().replaceAll('’', "'");

function unknown(sections: readonly RunbookSection[], wanted: string): BadInput {
  const elsewhere = runbookHeadings.some((heading) => simple(heading) === simple(wanted));
  const problem = elsewhere ? 'does not concern this deployment' : 'is not one heading of the runbook';
  const near = nearest(
    sections.map(({ heading }) => heading),
    wanted,
  ).map((heading) => `"${heading}"`);
  return new BadInput(
    `"${wanted}" ${problem}.`,
    `Near to it: ${near.join(', ')}. Without a heading everything is printed.`,
  );
}

/** Those with most of the words, and of these the ones that are spelt alike. */
function nearest(headings: readonly string[], wanted: string): readonly string[] {
  const words = simple(wanted)
    .split(/\W+/)
    .filter((word) => word.length > 2);
  const common = (heading: string) => words.filter((word) => simple(heading).includes(word)).length;
  const apart = (heading: string) => distance(simple(heading), simple(wanted));
  return [...headings].sort((a, b) => common(b) - common(a) || apart(a) - apart(b)).slice(0, 3);
}
