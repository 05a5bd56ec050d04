import type { BytePath, Station } from '../model/byte-paths';

/** Each path in a sentence, for readers who don't see the picture. */
export const describeBytePaths = (paths: readonly BytePath[]): readonly string[] =>
  paths.map(({ zone, stations, hops }) => {
    const crossing = hops.filter(({ crossesZone }) => crossesZone).length;
    const end = crossing === 0 ? 'It stays in its zone' : 'It may leave its zone';
    return `Zone ${zone.id}: ${stations.map(named).join(', then ')}. ${end}.`;
  });

const named = ({ name, details }: Station) => (details.length === 0 ? name : `${name} (${details.join(', ')})`);
