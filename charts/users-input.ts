import type { Listener } from '../lib/model/broker-listeners';
import { brokerListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import { monitorSecret } from '../lib/model/monitor-listeners';
import type { MonitorUser } from '../lib/model/monitor-user';
import type { Component } from '../lib/model/names';
import { quorumVoters } from '../lib/model/pools';
import type { TlsSecurity, User } from '../lib/model/security';
import { nodePrefix } from '../lib/model/security';
import { certificatePaths } from './certificate-paths';
import { internalBootstrap } from './internal-bootstrap';
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
    bootstrapServers: internalBootstrap(deployment),
    bootstrapControllers: bootstrapControllers(deployment),
    ...certificatePaths,
    brokers: nodes('broker', brokerListeners(deployment)),
    controllers: nodes('controller', [controllerListener(deployment)]),
    reservedPrefix: nodePrefix,
    users: [...security.users.map(userInput), monitorInput(deployment, security.monitor)],
  };
  return `${JSON.stringify(input, undefined, 2)}\n`;
}

/** Controllers read renewed certificates when they are told themselves. */
const bootstrapControllers = ({ name, controllers }: Deployment) =>
  quorumVoters(name, controllers)
    .map((voter) => voter.slice(voter.indexOf('@') + 1))
    .join(',');

/** Its password is made of what its Secret holds, as the program that has to show it does. */
const monitorInput = (deployment: Deployment, { name, state, acls }: MonitorUser) => ({
  name,
  state,
  ...(monitorSecret(deployment)?.passwordKey === undefined
    ? {}
    : { passwordFile: passwordFile(name), isDerived: true }),
  acls: aclInputs(acls),
});

const userInput = ({ name, state, credential, acls }: User) => ({
  name,
  state,
  ...(credential.kind === 'password' && state === 'active' ? { passwordFile: passwordFile(name) } : {}),
  acls: aclInputs(acls),
});

const aclInputs = (acls: MonitorUser['acls']) =>
  acls.map(({ resource, name, pattern, operations }) => ({ resource, name, pattern, operations }));
