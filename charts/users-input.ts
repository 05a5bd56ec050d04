import type { Listener } from '../lib/model/broker-listeners';
import { brokerListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import { monitorSecret } from '../lib/model/monitor-listeners';
import { contractsSecret } from '../lib/model/contracts-secret';
import type { Component } from '../lib/model/names';
import type { OwnSecret } from '../lib/model/own-secret';
import type { Acl, OwnUser } from '../lib/model/own-user';
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
    users: [
      ...security.users.map(userInput),
      ownInput(security.monitor, monitorSecret(deployment)),
      ownInput(security.contracts, contractsSecret(deployment)),
    ],
  };
  return `${JSON.stringify(input, undefined, 2)}\n`;
}

/** Controllers read renewed certificates when they are told themselves. */
const bootstrapControllers = ({ name, controllers }: Deployment) =>
  quorumVoters(name, controllers)
    .map((voter) => voter.slice(voter.indexOf('@') + 1))
    .join(',');

/** Its password is made of what its Secret holds, as the program that has to show it does. */
const ownInput = ({ name, state, acls }: OwnUser, secret: OwnSecret | undefined) => ({
  name,
  state,
  ...(secret?.passwordKey === undefined ? {} : { passwordFile: passwordFile(name), isDerived: true }),
  acls: aclInputs(acls),
});

const userInput = ({ name, state, credential, acls, aclsFrom }: User) => ({
  name,
  state,
  ...(credential.kind === 'password' && state === 'active' ? { passwordFile: passwordFile(name) } : {}),
  // Whoever applies the contracts gives and takes its rights.
  ...(aclsFrom === 'contracts' ? { aclsFrom } : {}),
  acls: aclInputs(acls),
});

const aclInputs = (acls: readonly Acl[]) =>
  acls.map(({ resource, name, pattern, operations }) => ({ resource, name, pattern, operations }));
