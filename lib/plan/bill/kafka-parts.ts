import { rootVolumeGib } from '../../model/eks-node';
import type { BillBasis } from './bill-basis';
import { controllerMachine, machinePrices } from './bill-basis';
import type { BillInput } from './bill-input';
import type { CopiedClusters } from './copied-clusters';
import { copiedClusters } from './copied-clusters';
import type { KafkaCluster } from './kafka-cluster';
import { kafkaMachines } from './kafka-machines';
import type { Nodes } from './node-lines';
import type { Surroundings } from './surroundings';
import { directWaysIn } from './surroundings';
import type { SystemParts } from './system-lines';
import type { Knobs } from './knobs';
import { tieredUse } from './tiered-use';
import type { Volumes } from './volume-lines';

/** Volumes for logs that a broker is given at most. */
const disksEach = 8;

/** What machines without Kubernetes call in a VPC without NAT: EC2, KMS for their volumes, and CloudWatch Logs. */
const endpointsOfMachines = ['ec2', 'kms', 'logs'];

export interface KafkaKind {
  readonly knobs: Knobs;
  readonly tiered: boolean;
}

/** Kafka on machines of one's own, with copies on its own disks; with `tiered` older records go to the object store. */
export function kafkaParts(basis: BillBasis, input: BillInput, { knobs, tiered }: KafkaKind): SystemParts {
  const { deployment } = basis;
  const { comparison } = deployment.plan;
  const uploads = tiered && input.traffic.tieredGb > 0 ? 1 : 0;
  const clusters = copiedClusters(basis, {
    knobs,
    zones: input.zones,
    storedGb: tiered ? input.traffic.onLocalDisksGb : input.traffic.onDisksGb,
    machines: kafkaMachines(basis),
    disksEach,
    uploads,
  });
  const { peak } = clusters;
  const nodes = kafkaNodes(basis, input, clusters);
  return {
    id: tiered ? 'kafka-tiered' : 'kafka',
    brokers: peak.brokers,
    runningBrokers: peak.brokers,
    nodes,
    volumes: kafkaVolumes(basis, peak, nodes),
    transfer: {
      kind: 'replicated',
      replicationFactor: comparison.replicationFactor,
      followerFetch: comparison.followerFetch,
      paysForCopies: true,
    },
    ...(tiered ? { objectStore: tieredUse(basis, input) } : {}),
    objectStoreTrips: uploads,
    around: selfRun(basis.around, tiered),
  };
}

function kafkaNodes(
  { deployment }: BillBasis,
  { month, raisedHours, zones }: BillInput,
  { machine, peak, normal }: CopiedClusters,
): readonly Nodes[] {
  const prices = machinePrices(deployment);
  const controllers = deployment.controllers.reduce((sum, { count }) => sum + count, 0);
  return [
    {
      what: 'Broker machines',
      count: peak.brokers,
      price: machine.price,
      basis: `${peak.brokers} of ${machine.name} in ${zones} ${zones === 1 ? 'zone' : 'zones'}, all month, the smallest type of which ${machine.mostPerZone} in a zone, or as many as disks want, carry the peak; their number follows from ${peak.binding}.`,
      idle: { count: peak.brokers - normal.brokers, hours: month.hours - raisedHours },
    },
    {
      what: 'Controller machines',
      count: controllers,
      price: prices.controller,
      basis: `${controllers} of ${controllerMachine(deployment)}, as this deployment has.`,
    },
  ];
}

function kafkaVolumes({ deployment }: BillBasis, peak: KafkaCluster, nodes: readonly Nodes[]): readonly Volumes[] {
  const { comparison } = deployment.plan;
  const price = machinePrices(deployment).volume;
  const isAws = deployment.platform.kind === 'aws';
  const disks: Volumes = {
    what: 'Log disks of the brokers',
    count: peak.brokers * peak.disksEach,
    gibEach: peak.diskGibEach / peak.disksEach,
    price,
    basis: `${peak.disksEach} for each broker: ${comparison.replicationFactor} copies of the most that lies on disks, which is what each group writes in the worst stretch of its hours there, at most ${comparison.diskFillPercent} % full.`,
    ...(isAws ? { mibPerSecondEach: peak.diskMibPerSecondEach / peak.disksEach } : {}),
  };
  const roots: Volumes = {
    what: 'System disks',
    count: nodes.reduce((sum, { count }) => sum + count, 0),
    gibEach: rootVolumeGib,
    price,
    basis: `${rootVolumeGib} GiB for each machine.`,
  };
  return isAws ? [disks, roots] : [disks];
}

/** The same network, without Kubernetes and alarms of which nobody knows what they would be; clients reach brokers by their addresses, and only PrivateLink wants a load balancer. */
const selfRun = (around: Surroundings, tiered: boolean): Surroundings => ({
  ...around,
  controlPlane: undefined,
  alarms: undefined,
  gatewayEndpoint: around.gatewayEndpoint && tiered,
  interfaceEndpoints: {
    services: Math.min(around.interfaceEndpoints.services, endpointsOfMachines.length),
    zones: around.interfaceEndpoints.zones,
  },
  objectStoreEndpointZones: 0,
  waysIn: directWaysIn(around.waysIn),
});
