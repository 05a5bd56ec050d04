import { departedBrokers } from '../lib/model/departed-brokers';
import type { Deployment } from '../lib/model/deployment';
import { headlessServiceOf } from '../lib/model/names';
import { certificatePaths } from './certificate-paths';
import { paths } from './container-paths';
import { internalBootstrap } from './internal-bootstrap';
import { javaCommand, jobLogging } from './java-job';
import { unregisterProgram } from './unregister/unregister-program';

const input = 'unregister.json';

/**
 * The leader of the quorum forgets after five minutes who fetched metadata. Two looks are further apart than a name that
 * was not there is remembered by DNS, which CoreDNS does for 30 seconds at most.
 */
const patience = { quietSeconds: 300, betweenLooksSeconds: 60 };

/** The files that the job which unregisters brokers works from, by name. */
export const unregisterFiles = (deployment: Deployment): Readonly<Record<string, string>> => ({
  [unregisterProgram.file]: unregisterProgram.source,
  [input]: `${JSON.stringify(inputOf(deployment), undefined, 2)}\n`,
  ...jobLogging,
});

const inputOf = (deployment: Deployment) => ({
  bootstrapServers: internalBootstrap(deployment),
  ...(deployment.security.kind === 'tls' ? certificatePaths : {}),
  domain: `${headlessServiceOf('broker')}.${deployment.namespace}.svc`,
  ...patience,
  pools: departedBrokers(deployment),
});

/** What the container runs. */
export const unregisterCommand = javaCommand(paths.unregister, unregisterProgram.file, input);
