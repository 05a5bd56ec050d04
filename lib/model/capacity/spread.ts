import type { Site } from './site';

/** Brokers that share the work. */
export interface Spread {
  readonly brokers: number;
  /** Zones that they are in. */
  readonly zones: number;
}

export const healthySpread = ({ zones }: Pick<Site, 'zones'>, perZone: number): Spread => ({
  brokers: zones * perZone,
  zones,
});

/**
 * What is left while that has failed which the plan wants to survive. Of one zone nothing is left without it, so there
 * the loss of a broker is looked at instead. With the zone router the clients of a zone keep to its brokers, so all
 * zones are reckoned to be as weak as the one that lost a broker, or lost for good where it had one.
 */
export function spreadAfterFailure(
  { zones, zoneRouter, survive }: Pick<Site, 'zones' | 'zoneRouter' | 'survive'>,
  perZone: number,
): Spread {
  if (survive === 'nothing') return healthySpread({ zones }, perZone);
  if (zones > 1 && (survive === 'zone' || (zoneRouter && perZone === 1)))
    return healthySpread({ zones: zones - 1 }, perZone);
  return { brokers: zoneRouter ? zones * (perZone - 1) : zones * perZone - 1, zones };
}
