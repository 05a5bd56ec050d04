import { awsFile } from './aws-file';
import type { NewFile } from './file-head';
import { kubernetesFile } from './kubernetes-file';

/** Text of a new deployment file. */
export const newFile = (file: NewFile): string =>
  file.profile === 'private' ? kubernetesFile(file) : awsFile({ ...file, profile: file.profile });
