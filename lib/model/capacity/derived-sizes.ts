import type { DerivedSizeName } from '../../config/derived-places';
import { mostBrokersPerZone } from '../../config/kafka';
import type { DeploymentConfig } from '../../config/schema';
import { isAws } from '../../config/schema';
import type { NodeShape } from '../memory';
import { brokerTypes } from './broker-types';
import { brokersNeeded } from './brokers-needed';
import { envelopeDemands } from './envelope-demands';
import { noFitReason } from './no-fit-reason';
import { brokerNodeOf, siteOfConfig } from './site-of-config';
import type { Worst } from './type-that-carries';
import { requiredOf, typeThatCarries } from './type-that-carries';

/** Which sizes the file leaves open; the others stand in it. */
export type OpenSizes = ReadonlySet<DerivedSizeName>;

export type DerivedSizes =
  | { readonly kind: 'sizes'; readonly sizes: Readonly<Partial<Record<DerivedSizeName, number | string>>> }
  /** The file names no workload group. */
  | { readonly kind: 'noWorkloads' }
  /** The instance type that the file names is not known, which a rule refuses. */
  | { readonly kind: 'unknownNodes' }
  /** No allowed number or type carries the workloads. */
  | { readonly kind: 'noFit'; readonly why: string };

/** Brokers in each zone above which a larger type is taken rather than more of the same. */
const wantedPerZone = 8;

interface Candidate {
  readonly name: string;
  readonly node: NodeShape;
}

/**
 * The sizes that follow from the workloads of a file, of those that it leaves open; in their places `config` has
 * provisional values. Total, whatever rules have to say of the file. A fixed number of brokers carries every envelope;
 * with an autoscaler the least carries ordinary hours and the most every envelope, and all that is planned.
 */
export function derivedSizes(config: DeploymentConfig, open: OpenSizes): DerivedSizes {
  if (config.workloads.length === 0) return { kind: 'noWorkloads' };
  const candidates = candidatesOf(config, open);
  const largest = candidates.at(-1);
  if (!largest) return { kind: 'unknownNodes' };
  const site = siteOfConfig(config, largest.node);
  const demands = envelopeDemands(site);
  const bounds = boundsOf(config, open);
  const chosen = chosenOf(candidates, { site, demands: demands.exceptional }, bounds);
  const sized = { ...site, node: (chosen ?? largest).node };
  const atWorst = requiredOf(brokersNeeded(demands.exceptional, sized));
  const perZone = config.autoscaling.kind === 'none' ? atWorst : requiredOf(brokersNeeded(demands.normal, sized));
  const least = open.has('perZone') ? perZone : config.kafka.brokers.perZone;
  const maxPerZone = Math.max(atWorst, least, ...plannedOf(config));
  const sizes = { perZone, maxPerZone, instanceType: (chosen ?? largest).name };
  const tooMany = (['perZone', 'maxPerZone'] as const).some((name) => open.has(name) && sizes[name] > bounds.most);
  if (!chosen || tooMany) {
    const worst = { site: sized, demands: demands.exceptional };
    return { kind: 'noFit', why: noFitReason(worst, sizes.instanceType, bounds.most) };
  }
  return { kind: 'sizes', sizes: Object.fromEntries([...open].map((name) => [name, sizes[name]])) };
}

const plannedOf = ({ autoscaling }: DeploymentConfig): readonly number[] =>
  autoscaling.kind === 'network' ? autoscaling.planned.map(({ brokersPerZone }) => brokersPerZone) : [];

/** Types to choose from, or the nodes that the file gives. */
function candidatesOf(config: DeploymentConfig, open: OpenSizes): readonly Candidate[] {
  if (isAws(config) && open.has('instanceType')) {
    const { kafka, platform } = config;
    const types = brokerTypes(kafka.image.architectures, platform.nodes.brokers.scaling);
    return types.map(({ instanceType, node }) => ({ name: instanceType, node }));
  }
  const node = brokerNodeOf(config);
  if (!node) return [];
  return [{ name: isAws(config) ? config.platform.nodes.brokers.instanceType : 'the nodes of this file', node }];
}

/**
 * The only nodes there are, if no partition is too much for them; or the smallest type that does with few of it, and where
 * none does, with twice as many.
 */
function chosenOf(candidates: readonly Candidate[], worst: Worst, { wanted, most }: Bounds): Candidate | undefined {
  if (candidates.length === 1) return typeThatCarries(candidates, worst, Infinity);
  const chosen = typeThatCarries(candidates, worst, wanted);
  if (chosen || wanted >= most) return chosen;
  return chosenOf(candidates, worst, { wanted: Math.min(2 * wanted, most), most });
}

/** How many brokers a zone should have, and how many it can. */
interface Bounds {
  readonly wanted: number;
  readonly most: number;
}

/** A number that the file fixes is what there is; an open one ends with the slots where clients come from outside. */
function boundsOf(config: DeploymentConfig, open: OpenSizes): Bounds {
  const { autoscaling, kafka, access } = config;
  if (autoscaling.kind === 'none' && !open.has('perZone')) return exactly(kafka.brokers.perZone);
  if (autoscaling.kind !== 'none' && !open.has('maxPerZone')) return exactly(autoscaling.maxPerZone);
  const fromOutside = access.network ?? (isAws(config) ? config.access.privateLink : undefined);
  const most = fromOutside ? Math.min(mostBrokersPerZone, access.slotsPerZone) : mostBrokersPerZone;
  return { wanted: Math.min(wantedPerZone, most), most };
}

const exactly = (number: number): Bounds => ({ wanted: number, most: number });
