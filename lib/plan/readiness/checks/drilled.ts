import type { Check } from '../subject';
import { notApplicable, unknown } from '../verdict';

/** Only a drill with a contract proves it, so that it says nothing of a deployment without contracts. */
export const drilled: Check = ({ deployment }) =>
  deployment.contracts === undefined
    ? notApplicable('The file names no contracts.')
    : unknown('Only a drill with a contract proves it.');
