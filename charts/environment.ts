import type { k8s } from 'cdk8s-plus-28';
import type { Deployment } from '../lib/model/deployment';
import type { Pool } from '../lib/model/pools';
import { paths } from './container-paths';
import { trustStorePassword } from './trust-store-import';

/** Environment of a broker or controller; secrets by reference only. */
export function environment({ objectStore }: Deployment, { size }: Pool): k8s.EnvVar[] {
  const { credentials, certificateAuthority } = objectStore;
  return [
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    // Unset, the start script of Kafka gives the heap 75 % of the node's memory, whatever the pod may use.
    {
      name: 'KAFKA_HEAP_OPTS',
      value: [
        `-Xms${size.heapMib}m`,
        `-Xmx${size.heapMib}m`,
        `-XX:MaxDirectMemorySize=${size.directMib}m`,
        '-XX:MetaspaceSize=96m',
      ].join(' '),
    },
    { name: 'KAFKA_OPTS', value: jvmOptions(certificateAuthority !== undefined).join(' ') },
    { name: 'KAFKA_LOG4J_OPTS', value: `-Dlog4j.configuration=file:${paths.config}/log4j.properties` },
    { name: 'LOG_DIR', value: `${paths.scratch}/logs` },
    // The default adds a garbage collector log of up to 1 GB on disk.
    { name: 'EXTRA_ARGS', value: '-name kafkaServer' },
    ...(credentials
      ? [
          fromSecret('KAFKA_S3_ACCESS_KEY', credentials.secret, credentials.accessKeyIdKey),
          fromSecret('KAFKA_S3_SECRET_KEY', credentials.secret, credentials.secretAccessKeyKey),
        ]
      : []),
  ];
}

/** The first, second and fifth are AutoMQ's own defaults, which setting the variable replaces. */
function jvmOptions(hasTrustStore: boolean): readonly string[] {
  return [
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:+HeapDumpOnOutOfMemoryError',
    `-XX:HeapDumpPath=${paths.scratch}`,
    `-XX:ErrorFile=${paths.scratch}/hs_err.log`,
    '-Dio.netty.allocator.maxOrder=11',
    ...(hasTrustStore
      ? [
          `-Djavax.net.ssl.trustStore=${paths.trustStore}`,
          '-Djavax.net.ssl.trustStoreType=PKCS12',
          `-Djavax.net.ssl.trustStorePassword=${trustStorePassword}`,
        ]
      : []),
  ];
}

const fromSecret = (name: string, secret: string, key: string): k8s.EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
});
