import type { KubernetesObject } from '../../model/wave';
import type { Bundle } from './bundle';
import { bundleObjects } from './bundle';
import type { Cluster } from './cluster';
import type { Finding } from './finding';

/**
 * Whether nodes that run would be replaced by nodes that speak another protocol with each other, as between plaintext
 * and TLS. Half of a quorum doesn't understand the other half, and brokers lose it: such a change goes with all stopped.
 */
export async function protocolFindings(cluster: Cluster, bundle: Bundle): Promise<readonly Finding[]> {
  const objects = bundleObjects(bundle);
  const wanted = objects.filter((object) => object.kind === 'ConfigMap' && protocolsOf(object) !== undefined);
  const changed = (await cluster.live(wanted)).filter((live) => {
    const next = wanted.find(({ metadata }) => metadata.name === live.metadata.name);
    const before = protocolsOf(live);
    return next !== undefined && before !== undefined && before !== protocolsOf(next);
  });
  if (changed.length === 0) return [];
  const names = objects.filter(({ kind }) => kind === 'StatefulSet').map(({ metadata }) => metadata.name);
  const running = (await cluster.statefulSets(bundle.namespace, names)).filter(({ spec }) => spec.replicas !== 0);
  if (running.length === 0) return [];
  return [
    {
      what: `Nodes would speak another protocol with each other than those that run (listener.security.protocol.map of ${changed.map(({ metadata }) => metadata.name).join(', ')}).`,
      fix: 'Put `security.kind` back, or stop all nodes first: docs/runbook.md, "From plaintext to TLS".',
    },
  ];
}

/** Protocols of the listeners between nodes; those for clients may change one zone after another. */
function protocolsOf({ data }: KubernetesObject): string | undefined {
  const text = (data as Readonly<Record<string, string>> | undefined)?.['server.properties'];
  const map = text === undefined ? undefined : /^listener\.security\.protocol\.map=(.*)$/m.exec(text)?.[1];
  return map
    ?.split(',')
    .filter((entry) => /^(CONTROLLER|INTERNAL):/.test(entry))
    .sort()
    .join(',');
}
