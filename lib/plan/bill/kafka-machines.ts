import { instanceTypes } from '../../facts/instance-types';
import { mskSizes } from '../../facts/prices/price-ids';
import { brokerTypes } from '../../model/capacity/broker-types';
import type { BillBasis } from './bill-basis';
import { brokerMachine, machinePrices } from './bill-basis';
import type { Machine } from './kafka-cluster';

const bytesPerMegabit = 1e6 / 8;

/** Brokers of one type in a zone from which on people take larger ones: it's disks, certificates and restarts for each. */
const mostPerZone = 10;

type Machines = readonly [Machine, ...Machine[]];

/**
 * What brokers of self-run Kafka may run on, from small to large: the types from which this kit derives sizes, as far
 * as they have a price, or the nodes that there are outside AWS.
 */
export function kafkaMachines(basis: BillBasis): Machines {
  const { deployment, prices } = basis;
  const { platform } = deployment;
  if (platform.kind !== 'aws') return [ownNode(basis)];
  const types = brokerTypes(['arm64'], { kind: 'fixed' }).map(({ instanceType }) =>
    machineOf(instanceType, `ec2.${instanceType}`),
  );
  const priced = types.filter(({ price }) => prices(price) !== undefined);
  const [first, ...others] = priced.length > 0 ? priced : types;
  if (!first) throw new Error('there is no type for brokers');
  const own = burstable(basis, first);
  return own ? [own, first, ...others] : [first, ...others];
}

/** A pilot on burstable nodes is held against Kafka on such nodes, where one in each zone is enough and they cost less. */
function burstable({ deployment, prices }: BillBasis, first: Machine): Machine | undefined {
  const type = brokerMachine(deployment);
  if (instanceTypes[type]?.burstable !== true) return undefined;
  const machine = machineOf(type, `ec2.${type}`);
  const [own, other] = [prices(machine.price)?.price, prices(first.price)?.price];
  return own !== undefined && other !== undefined && own < other ? { ...machine, mostPerZone: 1 } : undefined;
}

/** Provisioned standard brokers of Amazon MSK, as far as they have a price. */
export function mskMachines({ prices }: BillBasis): Machines {
  const sizes = mskSizes.map((size) => ({
    ...machineOf(`m7g.${size}`, `msk.kafka.m7g.${size}`),
    name: `kafka.m7g.${size}`,
  }));
  const priced = sizes.filter(({ price }) => prices(price) !== undefined);
  const [first, ...others] = priced.length > 0 ? priced : sizes;
  if (!first) throw new Error('Amazon MSK has no size');
  return [first, ...others];
}

function machineOf(instanceType: string, price: string): Machine {
  const facts = instanceTypes[instanceType];
  if (!facts) throw new Error(`instance-types.ts has no ${instanceType}`);
  return {
    name: instanceType,
    price,
    networkBytesPerSecond: facts.networkBaselineMbps * bytesPerMegabit,
    vcpu: facts.vcpu,
    mostPerZone,
  };
}

function ownNode({ deployment }: BillBasis): Machine {
  const { networkMbps, podCpuMillis } = deployment.platform.nodes.brokers;
  return {
    name: brokerMachine(deployment),
    price: machinePrices(deployment).broker,
    networkBytesPerSecond: networkMbps * bytesPerMegabit,
    vcpu: podCpuMillis / 1000,
    mostPerZone,
  };
}
