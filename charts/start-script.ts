import type { Deployment } from '../lib/model/deployment';
import { podHostname } from '../lib/model/names';
import type { Pool } from '../lib/model/pools';
import { advertisedListeners } from './advertised-listeners';
import { balancerCredentials } from './balancer-credentials';
import { certificateCheck } from './certificate-check';
import { paths } from './container-paths';
import { credentialsWait } from './credentials-wait';
import { emptyDiskCheck } from './empty-disk-check';
import { jvmSettings } from './jvm-settings';
import { trustStoreImport } from './trust-store-import';
import { trustedAuthorities } from './trusted-authorities';

/**
 * Bash script that starts the broker or controller of a pod. It lies in the ConfigMap and not in the pod's command,
 * where the kubelet would replace `$$` and `$(...)`. It refuses to start where AutoMQ would start into harm, works out
 * what differs between the pods of a pool, and becomes the JVM, so that SIGTERM reaches it.
 */
export function startScript(deployment: Deployment, pool: Pool): string {
  const { namespace, platform, security } = deployment;
  const authorities = trustedAuthorities(deployment, pool.component);
  const steps = [
    preamble,
    pool.component === 'controller' ? emptyDiskCheck : undefined,
    security.kind === 'tls' ? certificateCheck(security, { namespace, component: pool.component }) : undefined,
    security.kind === 'tls' ? balancerCredentials(security) : undefined,
    platform.kind === 'aws' ? credentialsWait(namespace, pool.component) : undefined,
    authorities.length > 0 ? trustStoreImport(authorities, deployment) : undefined,
    jvmSettings(deployment, pool),
    launch(deployment, pool),
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

function launch(deployment: Deployment, pool: Pool): string {
  return `host="${podHostname(deployment.namespace, pool.component, '$POD_NAME')}"
exec ${paths.kafka}/bin/kafka-server-start.sh ${paths.config}/server.properties \\
  --override "node.id=$((${pool.firstNodeId} + \${POD_NAME##*-}))" \\
  --override "advertised.listeners=${advertisedListeners(deployment, pool)}"
`;
}
