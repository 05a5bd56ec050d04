import type { Deployment } from '../lib/model/deployment';
import { podHostname } from '../lib/model/names';
import { quorumVoters } from '../lib/model/pools';
import { ports } from '../lib/model/ports';
import type { TlsSecurity, User } from '../lib/model/security';
import { certificatePaths } from './certificate-paths';
import { passwordFile } from './password-file';

/**
 * Text of the file that the job which keeps users works from: where brokers and controllers are, who the users are and
 * what they may do. It says where passwords are, and never one of them.
 */
export function usersInput(deployment: Deployment, { users }: TlsSecurity): string {
  const input = {
    bootstrapServers: bootstrapServers(deployment),
    bootstrapControllers: bootstrapControllers(deployment),
    ...certificatePaths,
    users: users.map(userInput),
  };
  return `${JSON.stringify(input, undefined, 2)}\n`;
}

/** A broker of each zone by the name of its pod, which its certificate holds; one that answers is enough. */
const bootstrapServers = ({ brokers, namespace }: Deployment) =>
  brokers.map(({ name }) => `${podHostname(namespace, 'broker', `${name}-0`)}:${ports.internal}`).join(',');

/** Controllers read renewed certificates when they are told themselves. */
const bootstrapControllers = ({ name, controllers }: Deployment) =>
  quorumVoters(name, controllers)
    .map((voter) => voter.slice(voter.indexOf('@') + 1))
    .join(',');

const userInput = ({ name, state, credential, acls }: User) => ({
  name,
  state,
  ...(credential.kind === 'password' && state === 'active' ? { passwordFile: passwordFile(name) } : {}),
  acls: acls.map(({ resource, name: on, pattern, operations }) => ({ resource, name: on, pattern, operations })),
});
