import { dayShape, rampMinutes, replayMinute, ripple, unannounced } from '../facts/day-shape';
import { scalingTimings } from '../facts/scaling-timings';
import { autoscalerSyncSeconds, autoscalerTolerance, evaluationSeconds } from '../model/scaling/scaling-times';
import { clockTime } from '../plan/report/words';
import { simulationChecks } from '../simulate/findings';
import { simulationJsonSchema } from '../simulate/json/simulation-json-schema';
import { assumedShares } from '../simulate/traffic/assumed-group';
import { exampleDays } from '../simulate/traffic/example-days';
import { trafficChecks } from '../simulate/traffic/traffic-checks';
import { markdownTable } from '../model/markdown-table';

/** docs/simulate.md: what a simulation is made of, and what it leaves out. */
export const renderSimulate = (): string =>
  [
    '# The simulator',
    '',
    '<!-- Written by `npm run docs` from lib/facts and lib/simulate. -->',
    '',
    '`automq-kit simulate FILE` runs a day of traffic through the deployment that the file describes, before it is there: how many brokers each zone has when, how full they are, who waits, and what happens while a zone is away. It needs no account, no cluster and no network, and the same file gives the same bytes.',
    '',
    ...steps(),
    ...timings(),
    ...days(),
    ...traffic(),
    ...checks(),
    ...limits(),
    ...json(),
  ].join('\n');

const named = (entries: Readonly<Record<string, string>>) =>
  Object.entries(entries).map(([name, meaning]) => [`\`${name}\``, meaning]);

const steps = (): readonly string[] => [
  '## One step',
  '',
  `A day has a step every ${autoscalerSyncSeconds} seconds.`,
  '',
  '1. **Clients** ask for something in each zone: what they write, what live readers read, what delayed readers and exports read from the object store. With the zone router they go to brokers of their own zone, and to those of the others while it has none; without it the balancer gives every broker the same.',
  '2. **Brokers** serve it. What a byte takes of their network and CPU is what [the capacity model](plan.md#capacity) says. Writes go first, then live readers, then exports; a replay gets what they leave. What does not fit waits.',
  `3. **What is seen** of it: with \`autoscaling: { kind: network }\` the recording rules are evaluated every ${evaluationSeconds} seconds, by the very expressions that are rendered in PromQL, over rates as Prometheus has them, and over numbers of brokers that are as old as kube-state-metrics lets them be. With \`kind: cpu\` it is the CPU that metrics-server knows.`,
  `4. **The autoscaler** acts as Kubernetes does: the ceiling of what its metrics ask for, nothing within ${autoscalerTolerance * 100} % of the pods that there are, those that still stop among them, the windows and policies of the rendered \`behavior\`, and its least and most. Weekly plans of KEDA’s cron trigger and its fallback are in it.`,
  '5. **Brokers come and go**: a new one waits for its node, starts, and carries nothing before the balancer has moved partitions to it; one that leaves hands its partitions over at once.',
  '',
  'The day begins with the brokers that its first minute needs.',
  '',
];

const timings = (): readonly string[] => [
  '## Timings',
  '',
  '`assumed` means that nobody has published a figure: measure it in your cluster.',
  '',
  ...markdownTable([
    ['timing', 'value', 'meaning', 'basis', 'source'],
    ...Object.entries(scalingTimings).map(([name, { value, unit, meaning, basis, source }]) => [
      `\`${name}\``,
      `${value} ${unit}`,
      meaning,
      basis,
      source,
    ]),
  ]),
  '',
  '## Losing a zone',
  '',
  '`--lose-zone ID --at 18:30 --for 60`: its brokers are gone with their nodes. Nobody serves their partitions until their session ends and others have recovered their logs, one after another; then its clients and partitions are with the other zones. When it is back its nodes start anew, then its brokers, then the balancer moves partitions to them.',
  '',
  'A plain HorizontalPodAutoscaler forgets a zone whose metrics were away for longer than its window: brokers that are back and carry nothing yet look idle, so it takes one away and adds it again. The simulator shows that as a flap.',
  '',
];

const percent = (share: number) => `${Math.round(share * 100)} %`;

const days = (): readonly string[] => [
  '## Example days',
  '',
  ...markdownTable([['`--day`', 'what it is'], ...named(exampleDays)]),
  '',
  `Normal rates follow the shape of a day, since nobody writes as much at night: ${dayShape.map((share, hour) => `${String(hour).padStart(2, '0')}:00 ${percent(share)}`).join(', ')}. Waves of ${ripple.minutes.join(' and ')} minutes take up to ${percent(ripple.share)} off it, because no traffic is smooth. What envelopes and repairs raise comes on top, unshaped, at the times of its calendar; it is reached within ${rampMinutes} minutes and left within as many.`,
  '',
  `Raised rates that no calendar announces are on from ${clockTime(unannounced.fromMinute)} to ${clockTime(unannounced.toMinute)} of the days \`promotion\` and \`exceptional\`, all at once, as the capacity model reckons with them. On \`exceptional\` so are replays that nobody announces. The replay of \`replay\` begins at ${clockTime(replayMinute)} and reads what its window holds; where the file has no replay, a reader that was away for its longest outage catches up.`,
  '',
  `A file without workloads says nothing of traffic. Its days are made of what its brokers carry after the failure that the plan survives, with two live readers: ${percent(assumedShares.normal)} of what the fewest carry in normal hours, ${percent(assumedShares.promotional)} and ${percent(assumedShares.exceptional)} of what the most carry in the evening of \`promotion\` and \`exceptional\`. That shows how the number follows, and can’t show whether it is enough.`,
  '',
];

const traffic = (): readonly string[] => [
  '## A day of your own',
  '',
  '`--traffic day.csv` takes a file instead of the example days. Its first line names the columns, in any order:',
  '',
  ...markdownTable([
    ['column', 'meaning'],
    ['`time`', 'When the line begins, `18:30` or `18:30:15`; it lasts until the next one. All intervals are equal.'],
    ['`zone`', 'Id of a zone that has brokers. Left out, all zones have the same part of the line.'],
    ['`inMiBps`', 'What clients write, MiB a second.'],
    ['`outMiBps`', 'What clients read, MiB a second; all of it is taken for live.'],
  ]),
  '',
  'Prometheus gives both: `sum by (zone) (rate(kafka_broker_network_io_bytes_total{direction="in"}[5m])) / 1048576`, and the same with `out`. With the zone router brokers count a byte where its leader is and not where its client is, so leave `zone` out there.',
  '',
  '```csv',
  'time,zone,inMiBps,outMiBps',
  '00:00,use1-az4,12.5,30',
  '00:00,use1-az6,11,28.5',
  '00:05,use1-az4,12.1,29',
  '00:05,use1-az6,11.3,29.4',
  '```',
  '',
  'Everything that is wrong with a file is told at once, each with its line; exit code 2.',
  '',
  ...markdownTable([
    ['check', 'why', 'what to write'],
    ...Object.entries(trafficChecks).map(([id, { why, fix }]) => [`\`${id}\``, why, fix]),
  ]),
  '',
];

const checks = (): readonly string[] => [
  '## What a day is looked at for',
  '',
  ...markdownTable([['check', 'found where'], ...named(simulationChecks)]),
  '',
  'Beside them `headroom` warns where live traffic takes more than `plan.headroomPercent` leaves, for half an hour while every zone is there. `--fail-on CHECK` ends with 1 where a check found something; otherwise a simulation ends well, whatever it finds.',
  '',
  '`--result FILE` writes the [dated result](plan.md#result-files) that `readiness.evidence` names: every day against every check. `--as-of` dates it, today when left out.',
  '',
  'Formats: `text` for a terminal; `json`; `svg`, the charts in one drawing that follows its reader’s light or dark and has its tables in its description; `html`, charts and tables on one page that loads nothing.',
  '',
];

const limits = (): readonly string[] => [
  '## What it leaves out',
  '',
  '- Brokers of a zone share its work evenly. A hot partition is not seen; the plan looks at the fullest one.',
  '- Partitions, connections, heap and caches, which no autoscaler follows, are the plan’s business.',
  '- A zone’s clients pay the whole way of their bytes in that zone. With the zone router some of it is with the leader elsewhere, which evens out unless zones differ much.',
  '- Scrapes never fail. Series of a zone without a broker are missing, as in Prometheus.',
  '- Quotas, retries and time-outs of clients: what waits stays, however long.',
  '- Clocks that change: a day goes on by the clock that it began with.',
  '',
];

const json = (): readonly string[] => [
  '## JSON',
  '',
  '`--format json` is described by [simulate.schema.json](simulate.schema.json). Fields may be added; none goes or changes its meaning.',
  '',
  ...markdownTable([
    ['field', 'meaning'],
    ...Object.entries(simulationJsonSchema().properties ?? {}).map(([key, { description }]) => [
      `\`${key}\``,
      description === undefined ? '' : description,
    ]),
  ]),
  '',
];
