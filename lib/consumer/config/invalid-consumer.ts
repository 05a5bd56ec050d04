import { InvalidFile } from '../../config/invalid-file';

/** A consumer file that can't be used; carries every problem at once. */
export class InvalidConsumer extends InvalidFile {
  override readonly name = 'InvalidConsumer';
}
