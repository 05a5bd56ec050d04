import type { ProfileName } from '../../config/profile-names';
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

const reasons: Readonly<Record<ProfileName, string>> = {
  minimal: 'the first holds the brokers, and EKS wants subnets in a second one for its control plane',
  production: 'one controller stands in each of three',
  private: 'that is where brokers are',
};

export function newZones(answers: Answers, profile: ProfileName): readonly NewZone[] {
  const zones = answersTo(answers, 'zone').map((text, number) => {
    const [name = '', id = name] = text.split('=');
    return { name, id, number };
  });
  if (zones.length >= fewest[profile]) return zones;
  throw new BadInput(
    `${zones.length} of the ${fewest[profile]} zones that profile ${profile} needs: ${reasons[profile]}.`,
    'Give --zone name=id once for each zone.',
  );
}

export const renderZones = (zones: readonly NewZone[], indent: string) =>
  zones
    .map(({ name, id, number }) => `${indent}- { name: ${yamlScalar(name)}, id: ${yamlScalar(id)}, number: ${number} }`)
    .join('\n');

/** Zone ids of the controllers: three of them where there are three zones, else one. */
export const controllerZones = (zones: readonly NewZone[], profile: ProfileName) =>
  (profile !== 'minimal' && zones.length >= 3 ? zones.slice(0, 3) : zones.slice(0, 1)).map(({ id }) => id);
