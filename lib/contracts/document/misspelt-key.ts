import { nearest } from '../../config/nearest';
import type { Plain } from '../../config/plain';

/** Whether a key stands there under a name a typing mistake away; that it is missing says nothing more then. */
export const isMisspelt = (group: Plain, key: string): boolean =>
  Object.keys(group).some((name) => name !== key && nearest(name, [key]) !== undefined);
