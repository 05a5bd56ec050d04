import { BadInput } from './bad-input';

/** @throws BadInput for a flag that names no file or folder though it is given */
export function refuseEmptyPlace(flag: string, place: string | undefined): void {
  if (place === '') throw new BadInput(`--${flag} is empty.`, 'Name a place, or leave the flag away.');
}
