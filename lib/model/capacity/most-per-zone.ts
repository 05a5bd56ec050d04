import { mostBrokersPerZone } from '../../config/kafka';
import type { Access } from '../access';
import { outsideAccesses } from '../access';

/** Most brokers that a zone of the deployment can have: those that the file may name, with a slot each for clients outside. */
export const mostPerZone = (access: Access): number =>
  Math.min(mostBrokersPerZone, ...outsideAccesses(access).map(({ slotsPerZone }) => slotsPerZone));
