import { parseCidr } from '../model/cidr';

/** A larger block is no list of known addresses any more. */
export const widestPrefix = 8;

export function isWideOpen(text: string): boolean {
  const block = parseCidr(text);
  return block !== undefined && block.prefix < widestPrefix;
}
