import type { JsonSchema } from '../config/json-schema';
import { capacityConstants } from '../facts/capacity-constants';
import { failureTimings } from '../facts/failure-timings';
import { assumptions } from '../plan/bill/assumptions';
import { longestAgeDays } from '../plan/evidence';
import { failConditionForms } from '../plan/fails-on';
import { planChangeJsonSchema, planJsonSchema } from '../plan/plan-json-schema';
import { resultFileSchema } from '../plan/result-file';
import { markdownTable } from '../model/markdown-table';
import { renderReadinessItems } from './render-readiness-items';

/** docs/plan.md: how a plan comes about, and what it asks. */
export const renderPlan = (): string =>
  [
    '# The plan',
    '',
    '<!-- Written by `npm run docs` from lib/facts and lib/plan. -->',
    '',
    '`automq-kit plan FILE` answers from the deployment file, before anything is deployed: whether it carries the load, what fails and for how long, what a month costs, who owns what, and what nobody has proven yet. The load stands in `workloads`, planned times in `calendars`, what the plan assumes in `plan`; all of it is in [the reference of the file](deployment-file.md). The plan looks at no clock: its day is `--as-of`, today when left out.',
    '',
    '## Capacity',
    '',
    'Demand is added up over all groups for each envelope: at its worst moment by the calendars, with whatever has no calendar at the same time. What a broker has is its node’s network, CPU, memory and cache, less `plan.headroomPercent`. What it needs for a byte comes from these constants. `assumed` means that nobody has published a figure: measure it, and write yours into `plan.measured` with its source and date.',
    '',
    ...markdownTable([
      ['constant', 'value', 'unit', 'meaning', 'basis', 'source'],
      ...Object.entries(capacityConstants).map(([name, { value, unit, meaning, basis, source }]) => [
        `\`${name}\``,
        String(value),
        unit,
        meaning,
        basis,
        source,
      ]),
    ]),
    '',
    ...failures(),
    ...bill(),
    ...readiness(),
    ...results(),
    ...failOn(),
    ...json(),
  ].join('\n');

const failures = (): readonly string[] => [
  '## When something fails',
  '',
  'For broker, zone, network path, object store, key, control plane, connector and bad deployment the plan says what happens in this deployment, for how long, what is lost, who owns it and which page of [the runbook](runbook.md) helps. Durations are made of these timings.',
  '',
  ...markdownTable([
    ['timing', 'value', 'meaning', 'source'],
    ...Object.entries(failureTimings).map(([name, { value, unit, meaning, source }]) => [
      `\`${name}\``,
      `${value} ${unit}`,
      meaning,
      source,
    ]),
  ]),
  '',
  'A failure is verified by a result that is named for its page of the runbook, and `unknown` without one.',
  '',
];

const bill = (): readonly string[] => [
  '## The bill',
  '',
  'The bill of this deployment is that of the file. The verdict, the curve of adoption and what flips the verdict hold systems side by side that have what the workload needs, this one too. Kafka and Amazon MSK run on the smallest type of which ten in a zone, or as many as disks want anyway, carry the peak. Their disks hold the worst stretch of what each group keeps; the object store is paid for what lies there on the average. A total has what clients pay for their endpoints in it, and says how much that is; owners share what the deployment pays.',
  '',
  'Low and high come from these assumptions.',
  '',
  ...markdownTable([
    ['assumption', 'low', 'typical', 'high', 'meaning', 'basis'],
    ...Object.entries(assumptions).map(([name, { low, typical, high, meaning, basis }]) => [
      `\`${name}\``,
      String(low),
      String(typical),
      String(high),
      meaning,
      basis,
    ]),
  ]),
  '',
];

const readiness = (): readonly string[] => [
  '## Readiness',
  '',
  'Each item is `ready`, `risk`, `waived`, `unknown` or `notApplicable`. `risk` means that the file, the rendered manifests, the bill or a result speaks against it; `unknown`, that nothing proves it. The score is what is ready or waived, over what applies.',
  '',
  'A waiver (`readiness.waivers`) accepts an item that is at risk or unknown: with a reason, an owner, and a last day. After that day the item is what it was.',
  '',
  ...renderReadinessItems(),
];

const example = {
  kind: 'drill',
  on: '2026-11-20',
  passed: 6,
  failed: 0,
  note: 'Killed a broker in each zone under load; every acknowledged record was read.',
};

const results = (): readonly string[] => [
  '## Result files',
  '',
  `An entry of \`readiness.evidence\` names a JSON file beside or below the deployment file, its kind, and what it proves: ids of items or headings of the runbook. A result with a failure is a risk. One that is older than ${longestAgeDays} days, dated after the plan or without a check proves nothing, and the plan says so. A file that is missing or has another form is an error (\`result-file\`).`,
  '',
  ...markdownTable([['field', 'meaning'], ...fieldRows(resultFileSchema())]),
  '',
  '```json',
  JSON.stringify(example, null, 2),
  '```',
  '',
  'The kit’s own checks write one: `npm run verify:broker -- --result results/verify-broker.json`; `verify:cluster` and `verify:aws` as well. [The simulator](simulate.md) writes one too: `automq-kit simulate FILE --result results/simulate.json`.',
  '',
];

const failOn = (): readonly string[] => [
  '## Failing a pipeline',
  '',
  '`plan` ends with 0, whatever it finds, unless `--fail-on` names a condition that holds; it can be given several times.',
  '',
  ...markdownTable([
    ['condition', 'fails when'],
    ...Object.entries(failConditionForms).map(([form, meaning]) => [`\`${form}\``, meaning]),
  ]),
  '',
];

const json = (): readonly string[] => [
  '## JSON',
  '',
  '`plan --format json` prints figures in full precision, described by [plan.schema.json](plan.schema.json). Fields may be added; none goes or changes its meaning. The `asOf` at the top is the day of the plan, `bill.asOf` the date of the oldest price. Systems of the bill are `automq`, `kafka`, `kafka-tiered` and `msk`.',
  '',
  ...markdownTable([['field', 'meaning'], ...fieldRows(planJsonSchema())]),
  '',
  'With `--compare FILE` it prints what the change from that file does, with the same promise:',
  '',
  ...markdownTable([['field', 'meaning'], ...fieldRows(planChangeJsonSchema())]),
  '',
];

const fieldRows = ({ properties = {}, required = [] }: JsonSchema): readonly (readonly string[])[] =>
  Object.entries(properties).map(([key, { description }]) => [
    `\`${key}\`${required.includes(key) ? '' : ' (optional)'}`,
    description === undefined ? '' : description,
  ]);
