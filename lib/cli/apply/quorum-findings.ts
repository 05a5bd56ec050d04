import { quorumStateConfigMap } from '../../model/names';
import type { KubernetesObject } from '../../model/wave';
import type { Bundle } from './bundle';
import { bundleObjects } from './bundle';
import type { Cluster } from './cluster';
import type { Finding } from './finding';
import type { LiveObject } from './live-object';

/**
 * What could cost the metadata quorum its data: another list of voters than the one that runs, and empty controllers
 * where volumes of earlier ones lie about (docs/decisions/006-sealed-quorum.md).
 */
export async function quorumFindings(cluster: Cluster, bundle: Bundle): Promise<readonly Finding[]> {
  const configMaps = bundleObjects(bundle).filter(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.namespace !== undefined,
  );
  const live = await cluster.live(configMaps);
  return [...voterFindings(configMaps, live), ...(await volumeFindings(cluster, bundle, live))];
}

function voterFindings(wanted: readonly KubernetesObject[], live: readonly LiveObject[]): readonly Finding[] {
  const changed = live.filter((object) => {
    const next = wanted.find(({ metadata }) => metadata.name === object.metadata.name);
    const [before, after] = [votersOf(object), next && votersOf(next)];
    return before !== undefined && after !== undefined && before !== after;
  });
  if (changed.length === 0) return [];
  return [
    {
      what: `The controllers of the bundle are not those that run (controller.quorum.voters of ${changed.map(({ metadata }) => metadata.name).join(', ')}).`,
      fix: 'Put `kafka.controllers.zones` back as it was: the voters of a deployed quorum can’t change (docs/runbook.md, "Change the controllers").',
    },
  ];
}

const votersOf = ({ data }: KubernetesObject): string | undefined => {
  const text = (data as Readonly<Record<string, string>> | undefined)?.['server.properties'];
  return text === undefined ? undefined : /^controller\.quorum\.voters=(.*)$/m.exec(text)?.[1];
};

/** A volume whose claim is gone; a first apply that was interrupted has bound ones only. */
async function volumeFindings(
  cluster: Cluster,
  { namespace }: Bundle,
  live: readonly LiveObject[],
): Promise<readonly Finding[]> {
  if (live.some(({ metadata }) => metadata.name === quorumStateConfigMap)) return [];
  const volumes = (await cluster.list(namespace, ['persistentvolumes'], '')) as readonly Volume[];
  const released = volumes.filter(
    ({ spec, status }) =>
      status.phase === 'Released' &&
      spec.claimRef?.namespace === namespace &&
      spec.claimRef.name.startsWith('data-controller-'),
  );
  if (released.length === 0) return [];
  return [
    {
      what: `Volumes of controllers that this namespace once had are there (${released.map(({ metadata }) => metadata.name).join(', ')}), and nothing says that its quorum had been formed. Empty controllers would write over the data in the bucket.`,
      fix: `To bring the data back, follow docs/destroy-and-adopt.md, "Bringing the data back", which begins with: kubectl -n ${namespace} create configmap ${quorumStateConfigMap} --from-literal=formed=true. To begin anew, write a new kafka.clusterId and delete those volumes.`,
    },
  ];
}

interface Volume extends LiveObject {
  readonly spec: { readonly claimRef?: { readonly namespace: string; readonly name: string } };
  readonly status: { readonly phase: string };
}
