import { InvalidFile } from './invalid-file';

/** A deployment file that can't be used; carries every problem at once. */
export class InvalidDeployment extends InvalidFile {
  override readonly name = 'InvalidDeployment';
}
