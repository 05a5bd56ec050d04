import type { DeploymentConfig } from '../../config/schema';
import type { CapacityConstantName } from '../../facts/capacity-constants';
import { capacityConstants, constantNames } from '../../facts/capacity-constants';
import type { UsedConstant } from './capacity';

export type ConstantValues = Readonly<Record<CapacityConstantName, number>>;

/** Every constant of the model, with what the file measured in place of it. */
export const usedConstants = ({ measured }: Pick<DeploymentConfig['plan'], 'measured'>): readonly UsedConstant[] =>
  constantNames.map((name) => {
    const constant = capacityConstants[name];
    const own = measured[name];
    if (own === undefined) return { name, ...constant };
    return { name, ...constant, value: own.value, basis: 'measured', source: `${own.source}, ${own.on}` };
  });

export const constantValues = (plan: Pick<DeploymentConfig['plan'], 'measured'>): ConstantValues =>
  Object.fromEntries(usedConstants(plan).map(({ name, value }) => [name, value])) as ConstantValues;
