import type { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';
import { paths } from './container-paths';

/**
 * Environment of a broker or controller; secrets by reference only. What the JVM of the process gets is set by the start
 * script, so that a tool that somebody runs in the container does not claim a second heap of that size.
 */
export function environment({ objectStore: { credentials } }: Deployment): k8s.EnvVar[] {
  return [
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'LOG_DIR', value: `${paths.scratch}/logs` },
    ...(credentials
      ? [
          fromSecret('KAFKA_S3_ACCESS_KEY', credentials.secret, credentials.accessKeyIdKey),
          fromSecret('KAFKA_S3_SECRET_KEY', credentials.secret, credentials.secretAccessKeyKey),
        ]
      : []),
  ];
}

const fromSecret = (name: string, secret: string, key: string): k8s.EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
});
