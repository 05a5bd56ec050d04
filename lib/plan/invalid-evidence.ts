import { InvalidFile } from '../config/invalid-file';

/** Result files that a deployment file names and that can't be used; carries every problem at once. */
export class InvalidEvidence extends InvalidFile {
  override readonly name = 'InvalidEvidence';
}
