import type { DrillReport } from './drill-report';

/** A report for a terminal. */
export function renderDrill({
  drill,
  topic,
  throwaway,
  owner,
  checks,
  figures,
  notes,
  passed,
  seconds,
}: DrillReport): string {
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  return [
    `Drill ${drill} of ${topic} (${owner}): ${passed ? 'passed' : 'FAILED'}`,
    `  on ${throwaway}, which is gone again, in ${Math.round(seconds)} s`,
    '',
    ...checks.flatMap((check) => [
      `${check.passed ? 'passed' : 'FAILED'}  ${check.guarantee}`,
      `        ${check.found}`,
      ...(check.passed ? [] : [`        why it matters: ${check.why}`, `        to change: ${check.change}`]),
    ]),
    '',
    ...Object.entries(figures).map(([name, value]) => `  ${name.padEnd(width)}  ${numberText(value)}`),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ].join('\n');
}

const numberText = (value: number) => String(Number(value.toFixed(value < 10 ? 2 : 1)));
