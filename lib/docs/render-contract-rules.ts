import { checklist } from '../contracts/review/checklist';
import type { ReviewRule } from '../contracts/review/rule';

type ExplainedRule = Omit<ReviewRule, 'check'>;

/** docs/contract-rules.md: what event contracts are reviewed for. */
export function renderContractRules(rules: readonly ExplainedRule[]): string {
  return [
    '# What event contracts are reviewed for',
    '',
    '<!-- Written by `npm run docs` from lib/contracts/review. -->',
    '',
    '`automq-kit contracts review` asks this of each topic. An error ends with exit code 1; a warning does with `--fail-on warning`. What each rule says is shown by [test/review-contracts](../test/review-contracts). What keeps a document from being read at all, such as a missing owner, an unknown class or a name that Kafka refuses, is told before any of this, as for the deployment file.',
    '',
    'AutoMQ keeps one replica and `min.insync.replicas=1` whatever a contract asks for, so that is told once and is no finding. What makes records durable there is `acks=all`.',
    '',
    'Whether a design does what it promises shows on a cluster: `automq-kit drill` tries order, distribution, recovery, compaction and the loss of a broker.',
    '',
    '## Waivers',
    '',
    'What is acceptable for a time is waived in the channel of the topic, by the id of the rule, with an owner, a reason and a last day:',
    '',
    '```yaml',
    'x-waivers:',
    '  - { rule: partitions-many, owner: Inventory, reason: The spring campaign doubles it., expires: 2027-03-31 }',
    '```',
    '',
    `These can’t be waived, since nothing makes them acceptable: ${rules
      .filter(({ neverWaived }) => neverWaived !== undefined)
      .map(({ id }) => `[${id}](#${id})`)
      .join(', ')}.`,
    '',
    ...Object.entries(checklist).flatMap(([item, text]) => [
      `## ${text}`,
      '',
      ...rules.filter(({ source }) => source === item).map(section),
    ]),
  ].join('\n');
}

const section = ({ id, severity, title, why, fix, neverWaived }: ExplainedRule) =>
  [
    `### ${id}`,
    '',
    `${severity === 'error' ? 'Error' : 'Warning'}. ${title}. ${why} **What to do:** ${fix}${neverWaived === undefined ? '' : ` **Never waived:** ${neverWaived}`}`,
    '',
  ].join('\n');
