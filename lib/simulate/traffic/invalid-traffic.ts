import { InvalidFile } from '../../config/invalid-file';

/** A day of traffic that can't be used; carries every problem at once, with its line. */
export class InvalidTraffic extends InvalidFile {
  override readonly name = 'InvalidTraffic';
}
