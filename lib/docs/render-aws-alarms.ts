import { bucketRequestMetrics, cloudWatchMetrics } from '../facts/cloudwatch-metrics';
import type { PriceBook } from '../facts/prices/price-book';
import { costOf, entryOf, priceBooks } from '../facts/prices/price-book';
import type { AlarmDefinition } from '../model/aws-alarms/alarm-definition';
import { alarmDefinitions } from '../model/aws-alarms/alarm-definitions';
import type { AwsDeployment } from '../model/deployment';
import { alarmUse } from '../plan/bill/alarm-lines';
import { markdownTable } from '../model/markdown-table';

/** docs/aws-alarms.md: what CloudWatch watches, why, and for how much. */
export const renderAwsAlarms = (examples: readonly AwsDeployment[]): string =>
  [
    '# CloudWatch alarms',
    '',
    '<!-- Written by `npm run docs` from lib/model/aws-alarms, lib/facts and deployments. -->',
    '',
    'What brokers say of themselves is watched by Prometheus. What only AWS sees is watched here, on AWS and where `alarms` asks for it, as the profile `production` does. An alarm stands in the stack of what it watches; the others stand in `<name>-observability`, with the topic ([why](decisions/014-alarms-beside-what-they-watch.md)).',
    '',
    ...told,
    ...price(examples),
    '## The alarms',
    '',
    'A threshold is changed, or an alarm left out, by an entry of `alarms.changed` with its reason. The message of an alarm names its severity, its owner and the page of [the runbook](runbook.md).',
    '',
    ...Object.entries(alarmDefinitions).flatMap(([id, definition]) => section(id, definition)),
    ...leftOut,
  ].join('\n');

const told = [
  '## Who is told',
  '',
  'A message goes out when an alarm begins and when it ends. With `notify: { kind: new }` the kit makes an SNS topic, `<name>-alarms`, with a key of its own, since the key that AWS manages for SNS lets no CloudWatch in. Only alarms of this deployment publish, over TLS. The addresses in `emails`, or the `owner` where that is one, get a mail from AWS first, and nothing until they confirm it. Pagers and chat rooms have secrets in their addresses: subscribe them by hand. Try the whole way once:',
  '',
  '```sh',
  'aws cloudwatch set-alarm-state --alarm-name <name>-VcpusNearQuota --state-value ALARM --state-reason rehearsal',
  '```',
  '',
  'Topics that are there (`kind: existing`) need a policy that lets `cloudwatch.amazonaws.com` call `sns:Publish`, and their key one that lets it call `kms:Decrypt` and `kms:GenerateDataKey*`.',
  '',
  'When `alarms` goes from the file, the next deploy takes the alarms of the other stacks away; destroy `<name>-observability` by hand.',
  '',
];

const price = (examples: readonly AwsDeployment[]): readonly string[] => [
  '## What they cost',
  '',
  'CloudWatch bills each metric that an alarm looks at, so an alarm on three metrics costs three times as much. The metrics themselves are free, but for those of S3’s requests (`bucketRequests`). A new topic brings a KMS key. Messages cost cents and are not counted. The bill of `automq-kit plan` has the same lines. A month costs, by the price books of the kit:',
  '',
  ...markdownTable([
    ['region', 'a metric of an alarm', `${bucketRequestMetrics} request metrics`, 'a key'],
    ...Object.values(priceBooks).map((book) => [
      book.region,
      money(book, 'cloudwatch.alarm', 1),
      money(book, 'cloudwatch.metric', bucketRequestMetrics),
      money(book, 'kms.key', 1),
    ]),
  ]),
  '',
  'For the examples that is:',
  '',
  ...markdownTable([
    ['deployment', 'region', 'alarms', 'metrics', 'alarms a month', 'with the key'],
    ...examples.flatMap(exampleRow),
  ]),
  '',
];

function exampleRow(deployment: AwsDeployment): readonly (readonly string[])[] {
  const { region, alarms } = deployment.platform;
  const use = alarmUse(deployment);
  const book = priceBooks[region];
  if (use === undefined || book === undefined) return [];
  const requests = costIn(book, 'cloudwatch.metric', use.requestMetrics);
  const metrics = costIn(book, 'cloudwatch.alarm', use.metrics) + requests;
  const key = alarms?.topic === undefined ? 0 : costIn(book, 'kms.key', 1);
  return [
    [
      `\`${deployment.name}\``,
      region,
      String(use.alarms),
      String(use.metrics),
      inCurrency(book, metrics),
      inCurrency(book, metrics + key),
    ],
  ];
}

function costIn(book: PriceBook, id: string, quantity: number): number {
  const entry = entryOf(book, id);
  if (entry === undefined) throw new Error(`the price book of ${book.region} has no "${id}"`);
  return costOf(entry, quantity);
}

const inCurrency = ({ currency }: PriceBook, amount: number) => `${amount.toFixed(2)} ${currency}`;

const money = (book: PriceBook, id: string, quantity: number) => inCurrency(book, costIn(book, id, quantity));

/** The words of a comparison, a period and how many of them. */
const condition = (definition: AlarmDefinition) => {
  const { comparison, threshold, unit, periodSeconds, evaluationPeriods, datapointsToAlarm } = definition;
  const minutes = periodSeconds / 60;
  const each = minutes === 1 ? 'minutes' : `periods of ${minutes} minutes`;
  return `${comparison} ${threshold} ${unit}, in ${datapointsToAlarm} of ${evaluationPeriods} ${each}`;
};

const looksAt = ({ metrics, expression }: AlarmDefinition) => {
  const uses = Object.entries(metrics).map(([id, { metric, statistic }]) => {
    const { namespace, name, dimensions } = cloudWatchMetrics[metric];
    const of = `${statistic} of \`${name}\` (\`${namespace}\` by ${dimensions.join(', ')})`;
    return expression === undefined ? of : `\`${id}\` is the ${of}`;
  });
  return expression === undefined ? uses.join('') : `\`${expression}\`, where ${uses.join('; ')}`;
};

const sourcesOf = ({ metrics }: AlarmDefinition) => [
  ...new Set(Object.values(metrics).map(({ metric }) => cloudWatchMetrics[metric].source)),
];

const section = (id: string, definition: AlarmDefinition): readonly string[] => [
  `### ${id}`,
  '',
  definition.symptom,
  '',
  ...markdownTable([
    ['severity', 'alarms', 'looks at', 'a period without a value', 'runbook', 'source'],
    [
      definition.severity,
      `${condition(definition)}. ${definition.thresholdReason}`,
      looksAt(definition),
      `\`${definition.missingData}\`. ${definition.missingDataReason}`,
      definition.runbook,
      sourcesOf(definition).join(' '),
    ],
  ]),
  '',
];

/** What somebody may look for here, and why it isn't. */
const leftOut = [
  '## What has no alarm',
  '',
  '- Volumes of controllers (`AWS/EBS`, such as `VolumeStalledIOCheck`): the cluster makes them, so their ids are not known at deploy. Prometheus watches how full they are, and a controller that stands still is noticed by the others.',
  '- Health of node groups: EKS reports it in its API and console, and in no metric.',
  '- Bytes of a load balancer: a quiet one may be as it should be. The canary says whether clients are served.',
  '- Size of the bucket (`BucketSizeBytes`): what is right follows from retention, and it comes once a day. Objects that are not cleaned up are an alert of Prometheus.',
  '- Refused calls to KMS: KMS counts calls and not refusals, so its quota is watched.',
  '- Quotas of load balancers, endpoints, addresses and volumes: a deploy needs them, which fails and says so. A deployment that runs uses no more of them, but of vCPUs it does.',
  '- A cluster that was there before: its pods and its API are not only ours.',
  '- The endpoint of a consumer: it is in another account, and its owner’s to watch (`PacketsDropped` of `AWS/PrivateLinkEndpoints`).',
  '',
];
