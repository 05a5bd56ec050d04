import type { Deployment } from '../deployment';
import { maxListeners } from '../access-ports';
import { outsideAccesses } from '../access';
import { counted } from '../wording';
import { brokerTypes } from './broker-types';
import { brokersNeeded } from './brokers-needed';
import type { WhatIf } from './capacity';
import { historyFetchBytes } from './demand-of';
import type { DeployedBrokers } from './deployed-brokers';
import type { MomentDemand } from './envelope-demands';
import { mibPerSecond } from './mib';
import { resourceNames } from './resource-names';
import { bindingUse, resourceUses } from './resource-uses';
import { scaledDemand } from './scaled-demand';
import type { Site } from './site';
import { healthySpread } from './spread';
import type { Worst } from './type-that-carries';
import { requiredOf, typeThatCarries } from './type-that-carries';
import { worstDemand } from './worst-demand';

export interface Asking {
  readonly deployment: Deployment;
  readonly site: Site;
  readonly deployed: DeployedBrokers;
  /** Of the exceptional envelope. */
  readonly worst: readonly MomentDemand[];
}

export const whatIfs = (asking: Asking): readonly WhatIf[] => [
  twiceTheEnvelope(asking),
  twoReplays(asking),
  zoneAdded(asking),
];

function twiceTheEnvelope(asking: Asking): WhatIf {
  const demands = asking.worst.map(({ moment, demand }) => ({ moment, demand: scaledDemand(demand, 2) }));
  return {
    id: 'twiceTheEnvelope',
    question: 'What breaks first at twice the exceptional envelope?',
    ...carried(asking, demands),
  };
}

function twoReplays(asking: Asking): WhatIf {
  const { site, worst } = asking;
  const question = 'What breaks first when two more of the largest replay run at once, in the exceptional envelope?';
  const rates = site.groups.flatMap(({ replays }) => replays.map(({ bytesPerSecond }) => bytesPerSecond));
  const largest = Math.max(0, ...rates);
  const demands = worst.map(({ moment, demand }) => ({
    moment,
    demand: {
      ...demand,
      catchUpReadBytesPerSecond: demand.catchUpReadBytesPerSecond + 2 * largest,
      requestsPerSecond: demand.requestsPerSecond + (2 * largest) / historyFetchBytes,
    },
  }));
  const outcome = carried(asking, demands);
  const answer =
    largest === 0
      ? 'No workload group describes a replay.'
      : `Two more replays of ${mibPerSecond(largest)} each. ${outcome.answer}`;
  return { id: 'twoReplays', question, ...outcome, answer };
}

type Outcome = Omit<WhatIf, 'id' | 'question'>;

/** What becomes of some demands on the brokers that are there at the most. */
function carried({ deployment, site, deployed }: Asking, demands: readonly MomentDemand[]): Outcome {
  const spread = healthySpread(site, deployed.most);
  const { resource, percent } = bindingUse(resourceUses(worstDemand(demands, site, spread).demand, site, spread));
  const requiredPerZone = requiredOf(brokersNeeded(demands, site));
  const needs = `With headroom and one failure it takes ${counted(requiredPerZone, 'broker')} in each zone, of ${deployed.most} that can be there.`;
  if (requiredPerZone <= deployed.most)
    return {
      answer: `Nothing. ${capitalised(resourceNames[resource])} is highest, at ${Math.round(percent)} %. ${needs}`,
      requiredPerZone,
      fits: true,
    };
  const type = largerType(deployment, { site, demands }, deployed.most);
  const outcome = {
    requiredPerZone,
    fits: false,
    ...(type === undefined ? {} : { requiredInstanceType: type }),
    ...(percent > 100 ? { breaks: resource } : {}),
  };
  const other = type === undefined ? '' : ` Or as many as there can be, of ${type}.`;
  const first =
    percent > 100
      ? `${capitalised(resourceNames[resource])}, at ${Math.round(percent)} % with every broker healthy.`
      : `Nothing while every broker is healthy: ${resourceNames[resource]} is highest, at ${Math.round(percent)} %. The headroom is gone, or a failure is not survived.`;
  return { ...outcome, answer: `${first} ${needs}${other}` };
}

const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function largerType({ platform }: Deployment, worst: Worst, most: number): string | undefined {
  if (platform.kind !== 'aws') return undefined;
  const types = brokerTypes([platform.nodes.brokers.architecture], platform.brokerNodeScaling);
  return typeThatCarries(types, worst, most)?.instanceType;
}

function zoneAdded({ deployment, site, deployed, worst }: Asking): WhatIf {
  const now = requiredOf(brokersNeeded(worst, site));
  const requiredPerZone = requiredOf(brokersNeeded(worst, { ...site, zones: site.zones + 1 }));
  const zones = `${site.zones} to ${site.zones + 1}`;
  const counts =
    requiredPerZone === now
      ? `It still takes ${counted(now, 'broker')} in each zone`
      : `It takes ${counted(requiredPerZone, 'broker')} in each zone instead of ${now}`;
  const total = `${requiredPerZone * (site.zones + 1)} instead of ${now * site.zones} in all`;
  return {
    id: 'zoneAdded',
    question: `What happens when a zone is added (${zones})?`,
    answer: `${counts}, ${total}. ${[...stepsOf(deployment), ...listenersOf(deployment, site.zones + 1)].join(' ')}`,
    requiredPerZone,
    fits: requiredPerZone <= deployed.most && listenersFit(deployment, site.zones + 1),
  };
}

/** What a new zone takes. Controllers stay where they are, since their list never changes. */
function stepsOf({ platform, kafka, brokers }: Deployment): readonly string[] {
  const subnets =
    platform.kind !== 'aws'
      ? 'Its nodes carry the zone label.'
      : platform.vpc.kind === 'new'
        ? 'Its subnets come out of the VPC’s block by the zone’s number.'
        : 'Its subnets are added to `network.vpc.subnets`.';
  const router =
    brokers.length === 1 && !kafka.zoneRouter
      ? ['With a second zone `kafka.zoneRouter: true` keeps traffic in zones.']
      : [];
  return ['Add it to `zones` with a number of its own.', subnets, 'Controllers stay where they are.', ...router];
}

function listenersOf({ platform, access }: Deployment, zones: number): readonly string[] {
  const [outside] = outsideAccesses(access);
  if (!outside) return [];
  if (platform.kind !== 'aws') return ['Its brokers get addresses of their own in `access.network`.'];
  const fits = `Each load balancer has ${listenersFor(zones, outside.slotsPerZone)} of at most ${maxListeners} listeners then`;
  if (listenersFit({ platform, access }, zones)) return [`${fits}; consumers open the new zone’s ports.`];
  return [`${fits}: lower \`access.slotsPerZone\` to ${Math.floor((maxListeners - 2) / zones)} first.`];
}

/** One for each slot, and the two to begin with. */
const listenersFor = (zones: number, slotsPerZone: number) => zones * slotsPerZone + 2;

function listenersFit({ platform, access }: Pick<Deployment, 'platform' | 'access'>, zones: number): boolean {
  const [outside] = outsideAccesses(access);
  return platform.kind !== 'aws' || !outside || listenersFor(zones, outside.slotsPerZone) <= maxListeners;
}
