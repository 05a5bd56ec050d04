import type { FeatureLevels } from '../facts/automq-releases';
import { automqReleases } from '../facts/automq-releases';
import type { Deployment } from './deployment';

/** The feature levels of the version that a deployment runs. */
export function levelsOf({ kafka: { version } }: Pick<Deployment, 'kafka'>): FeatureLevels {
  const release = automqReleases[version];
  if (release === undefined) throw new Error(`no facts about AutoMQ ${version}`);
  return release.levels;
}
