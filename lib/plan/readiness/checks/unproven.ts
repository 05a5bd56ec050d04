import type { Check } from '../subject';
import { unknown } from '../verdict';

/** Nothing in the file or in what is rendered can prove it: a dated result has to. */
export const unproven: Check = () => unknown('Only a dated result proves it.');
