import type { Deployment } from './deployment';
import { levelsOf } from './levels-of';

/** Which step of an upgrade a deployment is at, and what that step does; undefined while nothing is upgraded. */
export function upgradeWords(deployment: Pick<Deployment, 'kafka'>): string | undefined {
  const { upgrade, version } = deployment.kafka;
  if (upgrade === undefined) return undefined;
  const { automqVersion, metadataVersion } = levelsOf(deployment);
  const way = `upgrade from ${upgrade.from} to ${version}, step ${upgrade.step}`;
  return upgrade.step === 'program'
    ? `${way}: nodes restart one after another; what they store keeps its formats`
    : `${way}: a job raises automq.version to ${automqVersion} and metadata.version to ${metadataVersion.name}. There is no way back from it`;
}
