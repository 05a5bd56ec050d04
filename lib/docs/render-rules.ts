import type { FileCheck } from '../config/file-checks';
import type { Rule } from '../rules/rule';

type ExplainedRule = Pick<Rule, 'id' | 'severity' | 'why' | 'fix'>;

/** docs/rules.md: what a deployment file is checked for. */
export function renderRules(checks: readonly FileCheck[], rules: readonly ExplainedRule[]): string {
  return [
    '# What a deployment file is checked for',
    '',
    '<!-- Written by `npm run docs` from lib/config/file-checks.ts and lib/rules. -->',
    '',
    'Every problem is reported at once, with its place, what was found, what is allowed and what to do. The files in [test/invalid](../test/invalid) show the messages.',
    '',
    '## The file and its settings',
    '',
    ...checks.map(section),
    '## Settings against each other',
    '',
    'These run as soon as every setting has the right type.',
    '',
    ...rulesOf(rules, 'error'),
    '## Warnings',
    '',
    'Allowed, and said in one line by `config check` and `synth`.',
    '',
    ...rulesOf(rules, 'warning'),
  ].join('\n');
}

/** A section for each rule of a severity. */
export const rulesOf = (rules: readonly ExplainedRule[], severity: Rule['severity']): readonly string[] =>
  rules.filter((rule) => rule.severity === severity).map(section);

const section = ({ id, why, fix }: FileCheck) => `### ${id}\n\n${why} **What to do:** ${fix}\n`;
