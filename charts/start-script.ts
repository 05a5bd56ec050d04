import type { Deployment } from '../lib/model/deployment';
import { podHostname } from '../lib/model/names';
import type { Pool } from '../lib/model/pools';
import { listeners, ports } from '../lib/model/ports';
import { paths } from './container-paths';
import { credentialsWait } from './credentials-wait';
import { emptyDiskCheck } from './empty-disk-check';
import { jvmSettings } from './jvm-settings';
import { trustStoreImport } from './trust-store-import';

/**
 * Bash script that starts the broker or controller of a pod. It lies in the ConfigMap and not in the pod's command,
 * where the kubelet would replace `$$` and `$(...)`. It refuses to start where AutoMQ would start into harm, works out
 * what differs between the pods of a pool, and becomes the JVM, so that SIGTERM reaches it.
 */
export function startScript(deployment: Deployment, pool: Pool): string {
  const steps = [
    preamble,
    pool.component === 'controller' ? emptyDiskCheck : undefined,
    deployment.platform.kind === 'aws' ? credentialsWait(deployment.namespace, pool.component) : undefined,
    deployment.objectStore.certificateAuthority
      ? trustStoreImport(deployment.objectStore.certificateAuthority)
      : undefined,
    jvmSettings(deployment, pool),
    launch(deployment.namespace, pool),
  ];
  return steps.filter((step) => step !== undefined).join('\n');
}

const preamble = `#!/bin/bash
set -euo pipefail

stop() {
  printf 'automq-kit: %s\\n' "$@" >&2
  exit 1
}
`;

function launch(namespace: string, { component, firstNodeId }: Pool): string {
  const host = podHostname(namespace, component, '$POD_NAME');
  const advertised =
    component === 'controller'
      ? `${listeners.controller}://$host:${ports.controller}`
      : `${listeners.internal}://$host:${ports.internal},${listeners.client}://$host:${ports.client}`;
  return `host="${host}"
exec ${paths.kafka}/bin/kafka-server-start.sh ${paths.config}/server.properties \\
  --override "node.id=$((${firstNodeId} + \${POD_NAME##*-}))" \\
  --override "advertised.listeners=${advertised}"
`;
}
