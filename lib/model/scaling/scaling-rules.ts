import type { Expression, RecordedSeries, ScalingRule } from './expression';
import {
  add,
  atLeast,
  between,
  ceil,
  divide,
  highest,
  isAbove,
  isAtLeast,
  isBelow,
  larger,
  measured,
  multiply,
  now,
  orElse,
  recorded,
  subtract,
  total,
} from './expression';
import { scaleInTurn } from './scale-in-turn';
import type { ScalingParameters } from './scaling-parameters';
import { scalingSeries as series } from './scaling-series';
import { decisionSeconds } from './scaling-times';

/** A zone never gets fewer brokers than this share of the largest, since clients keep to their zone. */
export const leastShareOfLargest = 0.6;

/**
 * The formula of scaling, in the order of evaluation.
 *
 * What a zone’s load asks for follows from bytes and vCPUs alone, not from how many brokers there are, so it can’t chase
 * itself. The highest of the last half hour counts, and a share of what the largest zone gets. That is what the zone gets,
 * at once where it is more than it has. Where it is less, the zone keeps what it has until nothing holds it: its turn has
 * come, nothing is short, fenced, waiting for upload or moving, and it does not fall behind the others. What is not known
 * holds too, and what was asked is not taken back at once; and where a broker’s figures are not known at all, nothing is wanted, and KEDA falls back.
 */
export function scalingRules(parameters: ScalingParameters): readonly ScalingRule[] {
  const { zones } = parameters;
  return [
    ...zones.flatMap(({ id }) => seenOf(id, parameters)),
    ...zones.flatMap(({ id }) => loadOf(id, parameters)),
    ...zones.flatMap(({ id }) => demandOf(id, parameters)),
    ...zones.flatMap(({ id }) => evenOf(id)),
    ...heldForAll(parameters),
    ...zones.flatMap((zone, index) => heldOf(zone.id, index, parameters)),
    ...zones.flatMap((zone) => wantedOf(zone, parameters)),
  ];
}

const rule = (name: string, zone: string, expression: Expression): ScalingRule => ({
  series: { name, zone },
  expression,
});

const askedOf = (zone: string): RecordedSeries => ({ name: series.zoneAsked, zone });

/** The highest value of the time that a decision takes. */
const lately = (of: RecordedSeries): Expression => ({ kind: 'highestSince', series: of, seconds: decisionSeconds });

/** Brokers that there should be, those that serve, and those that do not or of which nobody knows. */
function seenOf(zone: string, { slowSeconds }: ScalingParameters): readonly ScalingRule[] {
  const missing = { name: series.missing, zone };
  const [deployed, ready] = [recorded(series.deployed, zone), recorded(series.ready, zone)];
  const unready = atLeast(subtract(deployed, ready), 0);
  // One that was asked for may have left and still be counted as deployed.
  const left = orElse(lately(askedOf(zone)), 0);
  const unseen = atLeast(subtract(subtract(deployed, left), measured('scraped', zone)), 0);
  return [
    rule(series.deployed, zone, measured('deployed', zone)),
    rule(series.ready, zone, measured('ready', zone)),
    rule(series.missing, zone, orElse(add(unready, unseen), 1)),
    // A zone that is back has no demand of the last half hour to be judged by, and leads nothing yet.
    rule(series.latelyMissing, zone, { kind: 'highestSince', series: missing, seconds: slowSeconds }),
  ];
}

function loadOf(zone: string, { baselineBytesPerSecond, vcpusPerBroker }: ScalingParameters): readonly ScalingRule[] {
  const brokers = atLeast(recorded(series.ready, zone), 1);
  return [
    rule(series.networkIn, zone, measured('networkIn', zone)),
    rule(series.networkOut, zone, measured('networkOut', zone)),
    rule(series.network, zone, larger(recorded(series.networkIn, zone), recorded(series.networkOut, zone))),
    rule(series.networkShare, zone, divide(recorded(series.network, zone), multiply(brokers, baselineBytesPerSecond))),
    rule(series.vcpus, zone, measured('vcpus', zone)),
    rule(series.cpuShare, zone, divide(recorded(series.vcpus, zone), multiply(brokers, vcpusPerBroker))),
  ];
}

function demandOf(zone: string, parameters: ScalingParameters): readonly ScalingRule[] {
  const { targetBytesPerSecond, targetVcpus, least, most, planned, slowSeconds } = parameters;
  const load = recorded(series.forLoad, zone);
  const plan = planned
    .map(({ startSeconds, endSeconds, brokers }) =>
      multiply(multiply(isAtLeast(now, startSeconds), isBelow(now, endSeconds)), brokers),
    )
    .reduce<Expression | undefined>((sum, term) => (sum === undefined ? term : add(sum, term)), undefined);
  const asked = plan === undefined ? load : larger(load, recorded(series.forPlan, zone));
  return [
    rule(series.forNetwork, zone, ceil(divide(recorded(series.network, zone), targetBytesPerSecond))),
    rule(series.forCpu, zone, ceil(divide(recorded(series.vcpus, zone), targetVcpus))),
    rule(series.forLoad, zone, larger(recorded(series.forNetwork, zone), recorded(series.forCpu, zone))),
    ...(plan === undefined ? [] : [rule(series.forPlan, zone, plan)]),
    rule(series.forDemand, zone, between(asked, least, most)),
    rule(series.forRecentDemand, zone, {
      kind: 'highestSince',
      series: { name: series.forDemand, zone },
      seconds: slowSeconds,
    }),
  ];
}

function evenOf(zone: string): readonly ScalingRule[] {
  const shareOfLargest = ceil(multiply(highest(series.forRecentDemand), leastShareOfLargest));
  return [
    rule(series.forBalance, zone, shareOfLargest),
    rule(series.forSymmetry, zone, larger(recorded(series.forRecentDemand, zone), recorded(series.forBalance, zone))),
  ];
}

function heldForAll({ backlogBytes }: ScalingParameters): readonly ScalingRule[] {
  const hold = (reason: string, expression: Expression): ScalingRule => ({
    series: { name: series.allHeld, reason },
    expression: orElse(expression, 1),
  });
  return [
    hold('backlog', isAbove(measured('pendingUploadBytes'), backlogBytes)),
    hold('fenced', isBelow(measured('active'), total(series.deployed))),
    hold('missing', isAbove(highest(series.latelyMissing), 0)),
    hold('moving', isAbove(add(measured('changing'), measured('reassigned')), 0)),
  ];
}

function heldOf(zone: string, index: number, { zones }: ScalingParameters): readonly ScalingRule[] {
  const hold = (reason: string, expression: Expression): ScalingRule => ({
    series: { name: series.zoneHeld, zone, reason },
    expression,
  });
  const deployed = recorded(series.deployed, zone);
  const largest = highest(series.deployed);
  const fallsBehind = isBelow(subtract(deployed, 1), multiply(largest, leastShareOfLargest));
  // The largest may always shrink: of two brokers, one is less than the share of two.
  const isSmaller = isBelow(deployed, largest);
  return [
    hold('turn', isBelow(scaleInTurn(index, zones.length), 1)),
    hold('uneven', orElse(multiply(isSmaller, fallsBehind), 1)),
  ];
}

/**
 * What a zone was asked to give back stays asked for until the answer must be known. The number of brokers that is seen is
 * older than the leave of one of them, which holds at once: kept then would be the number from before, and bring it back.
 */
function wantedOf({ id }: { readonly id: string }, { least, most }: ScalingParameters): readonly ScalingRule[] {
  const held = add(highest(series.allHeld), highest(series.zoneHeld, id));
  const hasMore = isBelow(recorded(series.forSymmetry, id), recorded(series.deployed, id));
  const asked = askedOf(id);
  return [
    { series: asked, expression: multiply(hasMore, isBelow(held, 1)) },
    rule(series.kept, id, multiply(recorded(series.deployed, id), isBelow(lately(asked), 1))),
    rule(series.wanted, id, between(larger(recorded(series.forSymmetry, id), recorded(series.kept, id)), least, most)),
  ];
}
