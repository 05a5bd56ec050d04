import type { Deployment } from '../deployment';
import { counted } from '../wording';
import type { Capacity, CapacityFinding, EnvelopeCapacity } from './capacity';
import { autoscaledBrokers } from './autoscaled-brokers';
import { mostPerZone } from './most-per-zone';
import { perGroupFindings } from './group-findings';
import { resourceNames } from './resource-names';

type Found = Pick<Capacity, 'perEnvelope' | 'brokersPerZone' | 'zones' | 'partitions' | 'catchUp'>;

/** What of the capacity somebody should look at. */
export const capacityFindings = (deployment: Deployment, capacity: Found): readonly CapacityFinding[] => [
  ...noWorkloads(deployment),
  ...capacity.perEnvelope.flatMap((envelope) => tooFewBrokers(deployment, capacity, envelope)),
  ...tooFewAlways(deployment, capacity),
  ...blindAutoscaler(deployment, capacity),
  ...tooLargePartitions(capacity),
  ...aloneInZone(deployment, capacity),
  ...perGroupFindings(deployment, capacity),
];

const noWorkloads = ({ workloads }: Deployment): readonly CapacityFinding[] =>
  workloads.length > 0
    ? []
    : [
        {
          id: 'no-workloads',
          severity: 'warning',
          message: 'The file names no workload group, so nothing says what the platform has to carry.',
          fix: 'Describe the groups in `workloads`.',
        },
      ];

function tooFewBrokers(
  { autoscaling, access }: Deployment,
  { brokersPerZone: { most } }: Found,
  { envelope, requiredPerZone, brokersPerZone, binding, headroomPercent }: EnvelopeCapacity,
): readonly CapacityFinding[] {
  if (requiredPerZone <= most) return [];
  const isScaled = autoscaling.kind !== 'none';
  const when =
    requiredPerZone > brokersPerZone ? 'while what the plan survives has failed' : 'with the headroom of the plan';
  const place = isScaled ? 'autoscaling.maxPerZone' : 'kafka.brokers.perZone';
  return [
    {
      id: isScaled ? 'autoscaler-most-too-low' : 'brokers-too-few',
      severity: 'error',
      message: `The ${envelope} envelope needs ${counted(requiredPerZone, 'broker')} in each zone ${when}, of ${most} that can be there. With all of them ${resourceNames[binding]} is highest, at ${Math.round(100 - headroomPercent)} %.`,
      fix:
        requiredPerZone <= mostPerZone(access)
          ? `Write \`${place}: ${requiredPerZone}\` or \`derived\`, or larger nodes.`
          : 'Choose larger nodes, such as `platform.nodes.brokers.instanceType: derived` on AWS.',
    },
  ];
}

function tooFewAlways({ autoscaling }: Deployment, { brokersPerZone, perEnvelope }: Found): readonly CapacityFinding[] {
  const [normal] = perEnvelope;
  if (autoscaling.kind === 'none' || !normal || normal.requiredPerZone <= brokersPerZone.least) return [];
  return [
    {
      id: 'autoscaler-least-too-low',
      severity: 'warning',
      message: `Ordinary hours need ${counted(normal.requiredPerZone, 'broker')} in each zone, of which ${brokersPerZone.least} always run. Until the autoscaler has added the others, a failure or the headroom is not covered.`,
      fix: `Write \`kafka.brokers.perZone: ${normal.requiredPerZone}\` or \`derived\`.`,
    },
  ];
}

/** An autoscaler adds brokers when what it looks at is busy, which helps nobody against what runs out before that. */
function blindAutoscaler({ autoscaling }: Deployment, found: Found): readonly CapacityFinding[] {
  if (autoscaling.kind === 'none') return [];
  const { seen, lower } = looksAt[autoscaling.kind];
  return found.perEnvelope.flatMap((envelope): readonly CapacityFinding[] => {
    const scaled = autoscaledBrokers(autoscaling, envelope, found.brokersPerZone);
    const needed = Math.min(envelope.brokersPerZone, found.brokersPerZone.most);
    if (scaled === undefined || scaled >= needed) return [];
    return [
      {
        id: 'autoscaler-blind',
        severity: 'warning',
        message: `In the ${envelope.envelope} envelope ${seen} for ${counted(scaled, 'broker')} in each zone, where ${resourceNames[envelope.binding]} asks for ${needed}: the autoscaler stops too early.`,
        fix: `Write ${lower}, or \`kafka.brokers.perZone: ${needed}\`.`,
      },
    ];
  });
}

const looksAt = {
  cpu: { seen: 'CPU alone asks', lower: 'a lower `autoscaling.targetCpuPercent`' },
  network: { seen: 'network and CPU ask', lower: 'lower targets in `autoscaling`' },
} as const;

function tooLargePartitions({ perEnvelope }: Found): readonly CapacityFinding[] {
  const [first] = perEnvelope.filter(({ impossible }) => impossible !== undefined);
  if (first?.impossible === undefined) return [];
  return [
    {
      id: 'partition-too-large',
      severity: 'error',
      message: `No number of brokers carries the ${first.envelope} envelope: ${first.impossible}.`,
      fix: 'Spread the keys, use more partitions, or choose larger nodes.',
    },
  ];
}

const aloneInZone = ({ plan }: Deployment, { zones }: Found): readonly CapacityFinding[] =>
  plan.survive !== 'zone' || zones > 1
    ? []
    : [
        {
          id: 'zone-survival-impossible',
          severity: 'warning',
          message:
            'The plan wants to survive the loss of a zone, and there is one. The loss of a broker is reckoned with instead.',
          fix: 'Add a zone, or write `plan.survive: broker`.',
        },
      ];
