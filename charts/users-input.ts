import type { Listener } from '../lib/model/broker-listeners';
import { brokerListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import type { Component } from '../lib/model/names';
import { podHostname } from '../lib/model/names';
import { quorumVoters } from '../lib/model/pools';
import { ports } from '../lib/model/ports';
import type { TlsSecurity, User } from '../lib/model/security';
import { nodePrefix } from '../lib/model/security';
import { certificatePaths } from './certificate-paths';
import { issuedCertificate } from './issued-certificates';
import { passwordFile } from './password-file';

/**
 * Text of the file that the job which keeps users works from: where brokers and controllers are, who the users are and
 * what they may do. It says where passwords are, and never one of them.
 */
export function usersInput(deployment: Deployment, security: TlsSecurity): string {
  const nodes = (component: Component, listeners: readonly Listener[]) => ({
    listeners: listeners.map(({ name, port }) => ({ name, port })),
    certificate: issuedCertificate(security, component),
  });
  const input = {
    bootstrapServers: bootstrapServers(deployment),
    bootstrapControllers: bootstrapControllers(deployment),
    ...certificatePaths,
    brokers: nodes('broker', brokerListeners(deployment)),
    controllers: nodes('controller', [controllerListener(deployment)]),
    reservedPrefix: nodePrefix,
    users: security.users.map(userInput),
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
