import { byNumber } from '../../model/zone';
import type { ConsumerConfig } from '../config/schema';

/** An interface endpoint in the consumer's VPC. */
export interface Endpoint {
  /** The zone that it stands in, or the region where it stands in several zones. */
  readonly id: string;
  readonly subnets: readonly string[];
}

/** Whether provider and consumer are in different regions, which have no zone in common. */
export const isBetweenRegions = ({ region, provider }: Pick<ConsumerConfig, 'region' | 'provider'>) =>
  region !== provider.region;

/** The provider’s zones that have brokers, by number. */
export const activeZones = ({ provider }: Pick<ConsumerConfig, 'provider'>) =>
  byNumber(provider.zones).filter(({ state }) => state === 'active');

/**
 * One endpoint in each zone of the brokers, since the DNS names of an endpoint of several zones go by names of zones,
 * which every account has in another order. An endpoint to another region reaches whichever zone AWS chooses, so there
 * is one for all.
 */
export function endpointsOf(config: ConsumerConfig): readonly Endpoint[] {
  if (isBetweenRegions(config)) {
    const subnets = [...config.subnets].sort((a, b) => (a.zone < b.zone ? -1 : 1)).map(({ subnet }) => subnet);
    return [{ id: config.region, subnets }];
  }
  return activeZones(config).flatMap(({ id }) => {
    const entry = config.subnets.find(({ zone }) => zone === id);
    return entry === undefined ? [] : [{ id, subnets: [entry.subnet] }];
  });
}

/** Endpoints that names lead to: those of zones that are out stay, and get no new connection. */
export const answeringEndpoints = (config: ConsumerConfig): readonly Endpoint[] =>
  endpointsOf(config).filter(({ id }) => !config.zoneOutage.includes(id));
