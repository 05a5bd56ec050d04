import type { ProfileName } from '../../config/profile-names';
import { maxZoneNumber } from '../../config/zones';
import { BadInput } from '../bad-input';
import type { Answers } from './answers';
import { answersTo } from './answers';
import { yamlScalar } from './yaml-scalar';

/** A zone of a new file. Nothing has used a number yet, so they are given from 0 up. */
export interface NewZone {
  readonly name: string;
  readonly id: string;
  readonly number: number;
}

/** Fewest zones of each profile: EKS wants two for its control plane, a safe quorum wants three. */
const fewest: Readonly<Record<ProfileName, number>> = { minimal: 2, production: 3, private: 1 };

/** Most zones: EKS takes three for its control plane, and a deployment has so many numbers. */
const most: Readonly<Record<ProfileName, number>> = {
  minimal: 3,
  production: maxZoneNumber + 1,
  private: maxZoneNumber + 1,
};

const reasons: Readonly<Record<ProfileName, string>> = {
  minimal: 'the first holds the brokers, and EKS wants subnets in a second one for its control plane',
  production: 'one controller stands in each of three',
  private: 'that is where brokers are',
};

/** A zone as it is answered: `name=id`, or an id that is the name too. */
export function zoneOf(answer: string): Pick<NewZone, 'name' | 'id'> {
  const [name = '', id = name] = answer.split('=');
  return { name, id };
}

export function newZones(answers: Answers, profile: ProfileName): readonly NewZone[] {
  const zones = answersTo(answers, 'zone').map((answer, number) => ({ ...zoneOf(answer), number }));
  const fix = 'Give --zone name=id once for each zone.';
  if (zones.length > most[profile]) {
    throw new BadInput(`${zones.length} zones, and profile ${profile} takes ${most[profile]} at most.`, fix);
  }
  if (zones.length >= fewest[profile]) return zones;
  throw new BadInput(
    `${zones.length} of the ${fewest[profile]} zones that profile ${profile} needs: ${reasons[profile]}.`,
    fix,
  );
}

export const renderZones = (zones: readonly NewZone[], indent: string) =>
  zones
    .map(({ name, id, number }) => `${indent}- { name: ${yamlScalar(name)}, id: ${yamlScalar(id)}, number: ${number} }`)
    .join('\n');

/** Zone ids of the controllers: three of them, two of which share a zone where there are only two, or else one. */
export function controllerZones(zones: readonly NewZone[], profile: ProfileName): readonly string[] {
  const [first, second, third] = zones;
  const chosen = profile !== 'minimal' && second ? [first, third ? second : first, third ?? second] : [first];
  return chosen.flatMap((zone) => (zone ? [zone.id] : []));
}
