import type { Deployment } from '../lib/model/deployment';
import type { FeatureLevels } from '../lib/facts/automq-releases';
import { certificatePaths } from './certificate-paths';
import { paths } from './container-paths';
import { featureLevelsProgram } from './feature-levels/feature-levels-program';
import { internalBootstrap } from './internal-bootstrap';
import { javaCommand, jobLogging } from './java-job';

const input = 'feature-levels.json';

/** The files that the job which raises feature levels works from, by name. */
export const featureLevelsFiles = (
  deployment: Deployment,
  levels: FeatureLevels,
): Readonly<Record<string, string>> => ({
  [featureLevelsProgram.file]: featureLevelsProgram.source,
  [input]: `${JSON.stringify(inputOf(deployment, levels), undefined, 2)}\n`,
  ...jobLogging,
});

const inputOf = (deployment: Deployment, { automqVersion, metadataVersion }: FeatureLevels) => ({
  bootstrapServers: internalBootstrap(deployment),
  ...(deployment.security.kind === 'tls' ? certificatePaths : {}),
  seenWithinSeconds: 60,
  // Below 3.7-IV0 of the first, controllers do not say what they know; so it comes first.
  features: [
    { name: 'metadata.version', level: metadataVersion.level, called: metadataVersion.name },
    { name: 'automq.version', level: automqVersion, called: String(automqVersion) },
  ],
});

/** What the container runs. */
export const featureLevelsCommand = javaCommand(paths.featureLevels, featureLevelsProgram.file, input);
