import type { Capacity } from '../../model/capacity/capacity';
import type { Site } from '../../model/capacity/site';
import type { Deployment } from '../../model/deployment';
import type { Scenario } from './band';
import type { NeededBrokers } from './brokers-at';
import type { Flows, GroupMonth } from './flows';
import type { Month } from './month';
import type { Prices } from './prices';
import type { Surroundings } from './surroundings';

/** What the bills of one deployment have in common. */
export interface BillBasis {
  readonly deployment: Deployment;
  readonly capacity: Capacity;
  /** What the capacity model looks at. */
  readonly site: Site;
  readonly month: Month;
  readonly prices: Prices;
  readonly around: Surroundings;
  readonly groups: readonly GroupMonth[];
  readonly flows: Readonly<Record<Scenario, Flows>>;
  /** Hours of a month in which more is asked for than in ordinary ones. */
  readonly raisedHours: Readonly<Record<Scenario, number>>;
  /** Brokers per zone that are needed when everything grows by a factor. */
  readonly brokersAt: (scale: number) => NeededBrokers;
  /** What makes amounts that follow traffic low or high, in words; empty where nothing is ever raised. */
  readonly swing: string;
}

/** Ids of the prices of machines and volumes, which are EC2's only in AWS. */
export interface MachinePrices {
  readonly broker: string;
  readonly controller: string;
  readonly volume: string;
}

export const machinePrices = ({ platform }: Deployment): MachinePrices =>
  platform.kind === 'aws'
    ? {
        broker: `ec2.${platform.nodes.brokers.instanceType}`,
        controller: `ec2.${platform.nodes.controllers.instanceType}`,
        volume: 'ebs.gp3.gib',
      }
    : { broker: 'node.broker', controller: 'node.controller', volume: 'volume.gib' };

/** `m7g.xlarge`, or what stands for it where nodes are given by their figures. */
export const brokerMachine = ({ platform }: Deployment) =>
  platform.kind === 'aws' ? platform.nodes.brokers.instanceType : 'a node of your own';

export const controllerMachine = ({ platform }: Deployment) =>
  platform.kind === 'aws' ? platform.nodes.controllers.instanceType : 'a node of your own';
