import type { Deployment } from '../lib/model/deployment';
import type { Pool } from '../lib/model/pools';
import { paths } from './container-paths';
import { trustStorePassword } from './trust-store-import';
import { trustedAuthorities } from './trusted-authorities';

/** Part of the start script that sets what Kafka's own scripts hand to the JVM. */
export function jvmSettings(deployment: Deployment, { component, size }: Pool): string {
  const memory = [
    `-Xms${size.heapMib}m`,
    `-Xmx${size.heapMib}m`,
    `-XX:MaxDirectMemorySize=${size.directMib}m`,
    '-XX:MetaspaceSize=96m',
  ];
  return `# Unset, Kafka's script gives the heap 75 % of the node's memory, whatever the pod may use.
export KAFKA_HEAP_OPTS='${memory.join(' ')}'
export KAFKA_OPTS='${jvmOptions(trustedAuthorities(deployment, component).length > 0).join(' ')}'
export KAFKA_LOG4J_OPTS='-Dlog4j.configuration=file:${paths.config}/log4j.properties'
# The default adds a garbage collector log of up to 1 GB on disk.
export EXTRA_ARGS='-name kafkaServer'
`;
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
