import type { Bundle } from './bundle';
import type { Cluster, ServerVersion } from './cluster';
import type { Finding } from './finding';
import type { LiveObject } from './live-object';
import { instanceLabel } from './ownership';
import { protocolFindings } from './protocol-findings';
import { quorumFindings } from './quorum-findings';

export interface Preflight {
  /** What must be put right before anything is applied. */
  readonly findings: readonly Finding[];
  readonly warnings: readonly string[];
}

/** Looks at everything that can be known before the first object is applied, and changes nothing. */
export async function preflight(cluster: Cluster, bundle: Bundle): Promise<Preflight> {
  const version = await cluster.version();
  const [namespace] = await cluster.live([namespaceObject(bundle.namespace)]);
  const findings = [
    ...versionFindings(bundle, version),
    ...ownershipFindings(bundle, namespace),
    ...(await missingComponents(cluster, bundle)),
    ...(await missingParts(cluster, bundle)),
    ...(await missingSecrets(cluster, bundle, namespace)),
    ...(await quorumFindings(cluster, bundle)),
    ...(await protocolFindings(cluster, bundle)),
  ];
  return { findings, warnings: versionWarnings(bundle, version) };
}

const namespaceObject = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

const minorOf = (version: string) => Number(version.split('.')[1]);

function versionFindings({ kubernetesVersion }: Bundle, { server }: ServerVersion): Finding[] {
  if (minorOf(server) >= minorOf(kubernetesVersion)) return [];
  return [
    {
      what: `The cluster runs Kubernetes ${server}, and the bundle was rendered for ${kubernetesVersion}.`,
      fix: `Set kubernetesVersion in the deployment file to "${server}" and render again, or upgrade the cluster first.`,
    },
  ];
}

function versionWarnings({ kubernetesVersion }: Bundle, { client, server }: ServerVersion): string[] {
  const warnings: string[] = [];
  if (minorOf(server) > minorOf(kubernetesVersion)) {
    warnings.push(
      `The cluster runs Kubernetes ${server} and the deployment file says ${kubernetesVersion}: bring the file up to date.`,
    );
  }
  if (Math.abs(minorOf(client) - minorOf(server)) > 1) {
    warnings.push(
      `kubectl is ${client} and the cluster ${server}: Kubernetes supports a difference of one minor version.`,
    );
  }
  return warnings;
}

function ownershipFindings({ deployment }: Bundle, namespace: LiveObject | undefined): Finding[] {
  const owner = namespace?.metadata.labels?.[instanceLabel];
  if (owner === undefined || owner === deployment) return [];
  return [
    {
      what: `Namespace ${namespace?.metadata.name ?? ''} belongs to the deployment "${owner}" (label ${instanceLabel}), and the bundle is of "${deployment}".`,
      fix: 'Check that this is the right cluster; two deployments cannot share a namespace.',
    },
  ];
}

async function missingComponents(cluster: Cluster, { components }: Bundle): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, kinds, why, installCommand } of components) {
    const missing: string[] = [];
    for (const kind of kinds) if (!(await cluster.serves(kind))) missing.push(`${kind.kind} (${kind.apiVersion})`);
    if (missing.length === 0) continue;
    findings.push({
      what: `${id} is missing: the cluster does not serve ${missing.join(', ')}. ${why}`,
      fix: installCommand,
    });
  }
  return findings;
}

async function missingParts(cluster: Cluster, { clusterParts }: Bundle): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { apiVersion, kind, name, namespace, why, fix } of clusterParts) {
    const [present] = await cluster.live([{ apiVersion, kind, metadata: { name, namespace } }]);
    if (present) continue;
    const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
    findings.push({ what: `${kind} ${name}${where} is not there. ${why}`, fix });
  }
  return findings;
}

async function missingSecrets(cluster: Cluster, bundle: Bundle, namespace: LiveObject | undefined): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (!namespace && bundle.externalObjects.length > 0) {
    findings.push({
      what: `Namespace ${bundle.namespace} is not there, and the Secrets below have to be in it before the brokers start.`,
      fix: `kubectl create namespace ${bundle.namespace}`,
    });
  }
  for (const secret of bundle.externalObjects) {
    const { name, keys } = secret;
    const present = namespace ? await cluster.secretKeys(secret.namespace, name) : undefined;
    const missing = keys.filter((key) => !present?.includes(key));
    if (missing.length === 0) continue;
    const inNamespace = `--namespace ${secret.namespace}`;
    const create = `kubectl create secret generic ${name} ${inNamespace} ${keys.map((key) => `--from-file=${key}=FILE`).join(' ')}`;
    findings.push(
      present
        ? {
            what: `Secret ${name} in namespace ${secret.namespace} lacks ${missing.join(', ')}; it holds ${present.length === 0 ? 'nothing' : present.join(', ')}.`,
            fix: `Add the key, or name the right one in the deployment file: kubectl edit secret ${name} ${inNamespace}`,
          }
        : {
            what: `Secret ${name} in namespace ${secret.namespace} is not there; it must hold ${keys.join(', ')}.`,
            fix: create,
          },
    );
  }
  return findings;
}
