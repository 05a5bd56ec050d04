import { simulationChecks } from '../../simulate/findings';
import { exampleDays } from '../../simulate/traffic/example-days';

const table = (entries: Readonly<Record<string, string>>) =>
  Object.entries(entries)
    .map(([name, meaning]) => `  ${name.padEnd(12)}${meaning}`)
    .join('\n');

export const simulateHelp = `
It needs no account, no cluster and no network. Every 15 seconds of a day it reckons what clients ask of the brokers of
each zone, by the capacity model; evaluates the very recording rules that are rendered for KEDA, or CPU as a
HorizontalPodAutoscaler sees it; and lets that autoscaler act as Kubernetes does, with the time that brokers take to
start, to get partitions and to stop. docs/simulate.md says what it is made of, and what it leaves out.

Example days:
${table(exampleDays)}

A file without workloads says nothing of traffic: its days are made of what its brokers carry.

A day of your own is a CSV file of one day, with the zone or without, in MiB a second as clients write and read:
  time,zone,inMiBps,outMiBps
  00:00,use1-az4,12.5,30
  00:00,use1-az6,11,28.5

Checks of --fail-on and --result:
${table(simulationChecks)}

Formats:
  text  hour by hour, for a terminal
  json  everything, as docs/simulate.schema.json describes it
  svg   the charts in one drawing
  html  charts and tables on one page that needs no other file

Examples:
  automq-kit simulate deployments/acme.yaml
  automq-kit simulate deployments/acme.yaml --day promotion --lose-zone use1-az4 --at 18:30 --for 60
  automq-kit simulate deployments/acme.yaml --traffic day.csv --format html --out day.html
  automq-kit simulate deployments/acme.yaml --result evidence/simulate.json --fail-on flap --fail-on limit
`;
