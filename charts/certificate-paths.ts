import { certificateKeys } from '../lib/model/security';
import { paths } from './container-paths';

/** The files of a certificate in the container, called like the entries of its Secret. */
export const certificatePaths = {
  keyStore: `${paths.certificate}/${certificateKeys.keyStore}`,
  trustStore: `${paths.certificate}/${certificateKeys.trustStore}`,
} as const;
