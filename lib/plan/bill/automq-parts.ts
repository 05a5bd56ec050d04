import { nodePoolSettings, nodesFollow, warmNodesPerZone } from '../../model/broker-nodes';
import { rootVolumeGib } from '../../model/eks-node';
import type { Deployment } from '../../model/deployment';
import { isAutoscaled } from '../../model/needed-components';
import { s3Rates } from '../../model/capacity/s3-rates';
import { heldBack, snapshotVolumes } from './backup-parts';
import type { BillBasis } from './bill-basis';
import { brokerMachine, controllerMachine, machinePrices } from './bill-basis';
import type { BillInput } from './bill-input';
import { canaryRates } from './canary-rates';
import { keysBesideData, keysOf } from './keys-of';
import type { Nodes } from './node-lines';
import type { ObjectStoreUse } from './object-store-lines';
import type { SystemParts } from './system-lines';
import { allFlows } from './traffic';
import type { Sizing } from './knobs';
import type { Volumes } from './volume-lines';

/** This deployment as it stands in the file, or as large as the workload needs it. */
export function automqParts(basis: BillBasis, input: BillInput, { knobs, brokers: number }: Sizing): SystemParts {
  const { deployment, capacity } = basis;
  const needed = basis.brokersAt(knobs.scale);
  const perZone = number === 'deployed' ? capacity.brokersPerZone.most : needed.peak;
  const ordinarily = Math.min(perZone, needed.normal);
  const brokers = perZone * input.zones;
  const least = number === 'deployed' ? capacity.brokersPerZone.least : ordinarily;
  const running = isAutoscaled(deployment) ? onAverage(input, least, perZone) * input.zones : brokers;
  const nodes = automqNodes(basis, input, { brokers, running, ordinarily: ordinarily * input.zones });
  return {
    id: 'automq',
    brokers,
    runningBrokers: running,
    nodes,
    volumes: automqVolumes(deployment, brokers, nodes),
    transfer: { kind: 'sharedStorage', zoneRouter: deployment.kafka.zoneRouter },
    objectStore: objectStoreUse(basis, input, running),
    objectStoreTrips: trips(basis),
    around: basis.around,
  };
}

/** An autoscaler keeps the least in ordinary hours, and in raised ones there are more. */
const onAverage = ({ month, raisedHours }: BillInput, least: number, most: number) =>
  (least * (month.hours - raisedHours) + most * raisedHours) / month.hours;

const controllersOf = ({ controllers }: Deployment) => controllers.reduce((sum, { count }) => sum + count, 0);

/** Brokers of all zones. */
interface Brokers {
  readonly brokers: number;
  readonly running: number;
  readonly ordinarily: number;
}

function brokerNodes({ deployment }: BillBasis, { month, raisedHours }: BillInput, count: Brokers): readonly Nodes[] {
  const zones = deployment.brokers.length;
  const price = machinePrices(deployment).broker;
  const machine = brokerMachine(deployment);
  const inZones = `in ${zones} ${zones === 1 ? 'zone' : 'zones'}`;
  if (nodesFollow(deployment)) {
    const warm = warmNodesPerZone(deployment) * zones;
    const average = Math.round(count.running * 10) / 10;
    return [
      {
        what: 'Broker nodes',
        count: count.running,
        follows: true,
        price,
        basis: `${average} of ${machine} on the average of the month, up to ${count.brokers} ${inZones}, one broker on each. Nodes follow the brokers; each stays about ten minutes longer than its broker, which is not counted.`,
      },
      {
        what: 'Warm nodes',
        count: warm,
        price,
        basis: `${warm} of ${machine} ${inZones}, all month, so that the next broker of a zone finds a node.`,
      },
      {
        what: 'Broker nodes of the old node groups',
        count: nodePoolSettings(deployment)?.keepNodeGroups === true ? count.brokers : 0,
        price,
        basis: `${count.brokers} of ${machine} ${inZones}, as if all month, until the brokers have moved to Karpenter’s nodes.`,
      },
    ];
  }
  const why = isAutoscaled(deployment)
    ? ' The autoscaler adds and removes brokers, but nodes for all of them are there, since nothing adds nodes.'
    : '';
  return [
    {
      what: 'Broker nodes',
      count: count.brokers,
      price,
      basis: `${count.brokers} of ${machine} ${inZones}, all month, one broker on each.${why}`,
      idle: { count: count.brokers - count.ordinarily, hours: month.hours - raisedHours },
    },
  ];
}

function automqNodes(basis: BillBasis, input: BillInput, count: Brokers): readonly Nodes[] {
  const { deployment } = basis;
  const { platform } = deployment;
  const prices = machinePrices(deployment);
  const system = platform.kind === 'aws' && platform.cluster.kind === 'new' ? platform.systemNodes : undefined;
  return [
    ...brokerNodes(basis, input, count),
    {
      what: 'Controller nodes',
      count: controllersOf(deployment),
      price: prices.controller,
      basis: `${controllersOf(deployment)} of ${controllerMachine(deployment)}, all month, one controller on each.`,
    },
    ...(system
      ? [
          {
            what: 'System nodes',
            count: system.count,
            price: `ec2.${system.instanceType}`,
            basis: `${system.count} of ${system.instanceType}, all month, for add-ons of the cluster.`,
          },
        ]
      : []),
  ];
}

function automqVolumes(deployment: Deployment, brokers: number, nodes: readonly Nodes[]): readonly Volumes[] {
  const price = machinePrices(deployment).volume;
  const [controller] = deployment.controllers;
  const [broker] = deployment.brokers;
  const own: readonly Volumes[] = [
    {
      what: 'Metadata volumes of the controllers',
      count: controllersOf(deployment),
      gibEach: controller ? controller.volumeGib : 0,
      price,
      basis: 'The index of what is in the object store.',
    },
    {
      what: 'Volumes of the brokers',
      count: brokers,
      gibEach: broker ? broker.volumeGib : 0,
      price,
      basis: 'Metadata only; records are in the object store.',
    },
  ];
  const kept = [...own, ...snapshotVolumes(deployment)];
  if (deployment.platform.kind !== 'aws') return kept;
  const roots: Volumes = {
    what: 'System volumes of the nodes',
    count: nodes.reduce((sum, { count }) => sum + count, 0),
    gibEach: rootVolumeGib,
    price,
    basis: `${rootVolumeGib} GiB for each node.`,
    follows: nodesFollow(deployment),
  };
  return [...kept, roots];
}

function objectStoreUse(basis: BillBasis, input: BillInput, brokers: number): ObjectStoreUse {
  const { traffic, month, zones } = input;
  const { deployment, site } = basis;
  const perSecond = (gb: number) => (gb * month.bytesPerGb) / month.seconds;
  const average = {
    writeBytesPerSecond: perSecond(allFlows(traffic.written).gb),
    liveWrittenBytesPerSecond: perSecond(traffic.liveWrittenGb),
    catchUpReadBytesPerSecond: perSecond(traffic.catchUpGb),
  };
  const idle = average.writeBytesPerSecond === 0;
  return {
    storedGb: traffic.storedGb,
    storedBasis: 'What each group writes on the average of the month, for as long as it keeps it, one copy.',
    heldBack: heldBack(basis, input),
    ...(idle ? canaryRates(deployment, brokers) : s3Rates(average, site, { brokers, zones })),
    requestBasis: idle
      ? 'Those of the canaries alone, since nobody else writes.'
      : `WAL ${deployment.wal.kind}: on the average of the month, by the capacity model, with ${Math.round(brokers * 10) / 10} brokers that run on the average.`,
    keys: keysOf(deployment, keysBesideData(deployment)),
  };
}

/** What goes up once, and what compaction reads and writes again. */
function trips({ deployment, site }: BillBasis): number {
  const { walUploads, dataUploads, compactionRewrite } = site.constants;
  return (deployment.wal.kind === 's3' ? walUploads : 0) + dataUploads + 2 * compactionRewrite;
}
