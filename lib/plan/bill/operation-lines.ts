import { spreadInWords } from './assumptions';
import { alarmLines } from './alarm-lines';
import type { SystemId } from './bill';
import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import { draftLine } from './draft-line';
import type { Surroundings } from './surroundings';

/** Months that a control plane's logs are kept: THREE_MONTHS of the cluster stack. */
const controlPlaneLogMonths = 3;

/** Where bytes go that leave the region. */
export function egressLines(
  { prices, traffic }: BillInput,
  { connect, natForEgress }: Pick<Surroundings, 'connect' | 'natForEgress'>,
): readonly DraftLine[] {
  const who = connect ? ' They are taken to be the connectors of plan.connect.' : '';
  const regional = draftLine(prices, {
    item: 'To other regions: analytics export',
    category: 'regionTransfer',
    swings: true,
    quantity: traffic.otherRegionGb,
    price: 'transfer.region',
    basis: `What analytics readers with destination \`otherRegion\` read, which pays nothing between zones.${who}`,
  });
  const internet = draftLine(prices, {
    item: 'To the internet: analytics export',
    category: 'internetTransfer',
    swings: true,
    quantity: traffic.internetGb,
    price: 'transfer.internet',
    basis: `What analytics readers with destination \`internet\` read, which pays nothing between zones. The free 100 GB of an account are not taken off.${who}`,
  });
  const throughNat = draftLine(prices, {
    item: 'To the internet: through NAT gateways',
    category: 'nat',
    swings: true,
    quantity: traffic.internetGb,
    price: 'nat.gb',
    basis: `The same bytes, since subnets are private.${who}`,
  });
  return [
    ...(traffic.otherRegionGb > 0 ? [regional] : []),
    ...(traffic.internetGb > 0 ? [internet] : []),
    ...(traffic.internetGb > 0 && natForEgress ? [throughNat] : []),
  ];
}

export function controlPlaneLines(input: BillInput, { controlPlane }: Surroundings): readonly DraftLine[] {
  const { prices, month, spread } = input;
  if (!controlPlane) return [];
  const line = (share: number, basis: string) =>
    draftLine(prices, {
      item: 'EKS control plane',
      category: 'controlPlane',
      quantity: month.hours * share,
      price: 'eks.hour',
      basis,
    });
  if (controlPlane.existing) {
    return [
      line(spread.existingClusterShare, `The cluster is there already. ${spreadInWords('existingClusterShare')}.`),
    ];
  }
  return [
    line(1, 'One cluster in standard support, all month; extended support costs six times as much.'),
    ...logLines(input, {
      what: 'Logs of the EKS control plane',
      gb: spread.controlPlaneLogGb,
      months: controlPlaneLogMonths,
      basis: `${spreadInWords('controlPlaneLogGb')}.`,
    }),
  ];
}

interface Logs {
  readonly what: string;
  readonly gb: number;
  readonly months: number;
  readonly basis: string;
}

const logLines = ({ prices }: Pick<BillInput, 'prices'>, { what, gb, months, basis }: Logs): readonly DraftLine[] => [
  draftLine(prices, { item: what, category: 'monitoring', quantity: gb, price: 'cloudwatch.logs.ingest', basis }),
  draftLine(prices, {
    item: `${what}: kept`,
    category: 'monitoring',
    quantity: gb * months,
    price: 'cloudwatch.logs.storage',
    basis: `${basis} Kept for ${Math.round(months * 30)} days.`,
  }),
];

/** Flow logs and what watches the system. */
export function monitoringLines(input: BillInput, around: Surroundings, nodes: number): readonly DraftLine[] {
  const { prices, spread } = input;
  const flows =
    around.flowLogMonths === undefined
      ? []
      : logLines(input, {
          what: 'VPC flow logs',
          gb: nodes * spread.flowLogGbPerNode,
          months: around.flowLogMonths,
          basis: `${nodes} nodes; ${spreadInWords('flowLogGbPerNode')}.`,
        });
  const prometheus = draftLine(prices, {
    item: 'Metrics in CloudWatch',
    category: 'monitoring',
    quantity: 0,
    price: 'cloudwatch.metric',
    basis: 'Nothing: metrics go to your Prometheus, which is not priced here.',
  });
  return [...flows, ...(around.prometheus ? [prometheus] : []), ...alarmLines(input, around.alarms)];
}

export function connectLines({ prices, month }: BillInput, { connect }: Surroundings): readonly DraftLine[] {
  if (!connect) return [];
  return [
    draftLine(prices, {
      item: 'Kafka Connect workers',
      category: 'connect',
      quantity: connect.workers * month.hours,
      price: connect.price,
      basis: `${connect.workers} on ${connect.machine}, all month. Analytics readers are taken to be theirs.`,
    }),
  ];
}

export function peopleLines({ people }: Surroundings, system: SystemId): readonly DraftLine[] {
  if (!people) return [];
  const hours = people.hoursPerMonth[system];
  return [
    {
      item: 'People’s time',
      category: 'people',
      quantity: hours,
      unit: 'hour',
      unitPrice: people.hourlyRate,
      amount: hours * people.hourlyRate,
      basis: 'Hours and rate of `plan.people` in the file.',
      payer: 'deployment',
    },
  ];
}
