import { gzipSync } from 'node:zlib';
import { clusterBootstrap } from '../../lib/model/access';
import type { Listener } from '../../lib/model/broker-listeners';
import type { ContractsJobInput } from '../../lib/model/contracts-job-input';
import { contractsJobSecret } from '../../lib/model/contracts-secret';
import type { Deployment } from '../../lib/model/deployment';
import { contractsUser } from '../../lib/model/names';
import type { ReadContracts } from '../../lib/model/read-contracts';
import { certificateKeys } from '../../lib/model/security';
import { paths } from '../container-paths';
import type { Part } from './parted';
import { parted } from './parted';

const [launcher, input, program, state] = ['start.cjs', 'job.json', 'program.gz', 'desired-state.json'];

/** Letters of a state that people can still read in the cluster; a longer one is compressed. */
const mostReadable = 100_000;

/** What the password is derived from, in the folder of the certificate. */
const passwordSource = 'password-source';

export interface ContractsFiles {
  /** Short texts, which one ConfigMap holds. */
  readonly texts: Readonly<Record<string, string>>;
  /** The rest, a ConfigMap for each. */
  readonly parts: readonly Part[];
}

/** The files that the job which applies event contracts works from. */
export function contractsFiles(
  deployment: Deployment,
  listener: Listener,
  job: NonNullable<ReadContracts['job']>,
): ContractsFiles {
  const isReadable = job.desiredState.length <= mostReadable;
  const ofState = isReadable ? [] : parted(`${state}.gz`, gzipSync(job.desiredState, { level: 9 }));
  const stateFiles = isReadable ? [state] : ofState.map(({ file }) => file);
  return {
    texts: {
      [launcher]: launcherText,
      [input]: jsonOf(jobInput(deployment, listener, stateFiles)),
      ...(isReadable ? { [state]: job.desiredState } : {}),
    },
    parts: [...parted(program, job.program), ...ofState],
  };
}

/** What the container runs. A third of its memory is left to what is not JavaScript’s heap. */
export const contractsCommand = [
  'node',
  '--max-old-space-size=256',
  `${paths.contracts}/${launcher}`,
  `${paths.contracts}/${input}`,
] as const;

/** Entries of the Secret and the files that they become. */
export function contractsLogin(deployment: Deployment) {
  const secret = contractsJobSecret(deployment);
  return (
    secret && {
      secret: secret.name,
      items: [
        ...(secret.passwordKey === undefined ? [] : [{ key: secret.passwordKey, path: passwordSource }]),
        ...secret.certificates.map((key) => ({ key, path: key })),
      ],
    }
  );
}

function jobInput(deployment: Deployment, { protocol }: Listener, stateFiles: readonly string[]): ContractsJobInput {
  const { host, port } = clusterBootstrap(deployment.namespace);
  const login = contractsLogin(deployment);
  const files = login ? login.items.map(({ path }) => path) : [];
  const known = (file: string) => (files.includes(file) ? `${paths.certificate}/${file}` : undefined);
  return {
    bootstrapServers: `${host}:${port}`,
    protocol,
    user: login && contractsUser,
    passwordSource: known(passwordSource),
    authority: known(certificateKeys.trustStore),
    certificate: known(certificateKeys.keyStore),
    allow: deployment.contracts ? deployment.contracts.job.allow : [],
    desiredState: stateFiles.map((file) => `${paths.contracts}/${file}`),
  };
}

const jsonOf = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

const launcherText = `// Runs the program, which is compressed and in parts because a ConfigMap holds a megabyte.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { gunzipSync } = require('node:zlib');
const Module = require('node:module');

const parts = readdirSync(__dirname).filter((name) => name.startsWith('${program}.'));
const bytes = Buffer.concat(parts.sort().map((name) => readFileSync(join(__dirname, name))));
const file = join(__dirname, 'contracts-job.js');
const program = new Module(file, null);
program.filename = file;
program.paths = [];
program._compile(gunzipSync(bytes).toString('utf8'), file);
`;
