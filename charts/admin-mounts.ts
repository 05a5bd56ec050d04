import type { Deployment } from '../lib/model/deployment';
import { certificateVolume } from './certificate-volume';
import { paths } from './container-paths';
import type { Mount } from './program-pod';

/**
 * What a job mounts that alters the cluster: its ConfigMap and, with TLS, the certificate of the job that keeps users.
 * Who may alter the cluster may give himself any right, so that an identity of its own could do no less.
 */
export const adminMounts = ({ security }: Deployment, configMap: string, path: string): readonly Mount[] => [
  { volume: { name: 'config', configMap: { name: configMap } }, path },
  ...(security.kind === 'tls'
    ? [{ volume: certificateVolume(security.certificates.users), path: paths.certificate }]
    : []),
];
