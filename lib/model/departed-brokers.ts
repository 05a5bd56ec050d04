import { mostBrokersPerZone } from '../config/kafka';
import type { Deployment } from './deployment';
import type { Pool } from './pools';

/** Where brokers of a zone may have gone for good. */
interface DepartedBrokers extends Pick<Pool, 'name' | 'firstNodeId'> {
  /** Brokers of it that come back whenever they are away. */
  readonly kept: number;
  /** More than these there never were, whatever the file said before. */
  readonly most: number;
}

/** Zones that drain are among them: nothing of theirs is kept. */
export const departedBrokers = ({
  brokers,
  drainingBrokers,
}: Pick<Deployment, 'brokers' | 'drainingBrokers'>): readonly DepartedBrokers[] =>
  [...brokers, ...drainingBrokers].map(({ name, firstNodeId, count }) => ({
    name,
    firstNodeId,
    kept: count,
    most: mostBrokersPerZone,
  }));
