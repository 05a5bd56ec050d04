import { bytePaths } from '../model/byte-paths';
import { certificateNames } from '../model/certificate-names';
import type { Deployment } from '../model/deployment';
import { intentListener } from '../model/broker-listeners';
import { openIntents } from '../model/open-intents';
import type { User } from '../model/security';
import { describeBytePaths } from './describe-byte-paths';
import { markdownTable } from '../model/markdown-table';
import { renderBrokerNames } from './render-broker-names';
import { renderNetworkEdges } from './render-network-edges';
import { renderWaysIn } from './render-ways-in';

/**
 * The page about who reaches the brokers of a deployment, and how. Same deployment, same bytes.
 * @param picture file with the path of a byte, as a link on the page
 */
export const renderAccess = (deployment: Deployment, picture: string): string =>
  [
    `# Access to ${deployment.name}`,
    '',
    '<!-- Written by automq-kit from the deployment file. -->',
    '',
    ...renderWaysIn(deployment),
    '',
    ...leaving(deployment),
    ...users(deployment),
    '## Names and ports',
    '',
    ...renderBrokerNames(deployment),
    ...certificates(deployment),
    '## The path of a byte',
    '',
    `![From a client of each zone to its broker and to the object store](${picture})`,
    '',
    ...describeBytePaths(bytePaths(deployment)).map((sentence) => `- ${sentence}`),
    '',
    '## Network edges',
    '',
    'What is in no table is denied.',
    '',
    ...renderNetworkEdges(deployment),
    '',
  ].join('\n');

function leaving({ zones }: Deployment): readonly string[] {
  const draining = zones.filter(({ state }) => state === 'draining').map(({ id }) => id);
  return draining.length === 0 ? [] : [`Without brokers, since they are draining: ${draining.join(', ')}.`, ''];
}

function users(deployment: Deployment): readonly string[] {
  const { security } = deployment;
  if (security.kind === 'plaintext') return [];
  const active = security.users.filter(({ state }) => state === 'active');
  return [
    '## Users',
    '',
    '`npx automq-kit client FILE --user USER --intent WAY-IN --zone ZONE` prints the settings of a client.',
    '',
    ...markdownTable([
      ['user', 'shows', 'ways in'],
      ...active.map((user) => [user.name, shown(user), waysOf(deployment, user).join(', ')]),
    ]),
    '',
  ];
}

const shown = ({ credential }: User) =>
  credential.kind === 'password' ? `the password in Secret \`${credential.secret}\`` : 'a certificate with its name';

const protocolOf = { password: 'SASL_SSL', certificate: 'SSL' } as const;

const waysOf = (deployment: Deployment, { credential }: User) =>
  openIntents(deployment).filter(
    (intent) => intentListener(deployment.access, intent)?.protocol === protocolOf[credential.kind],
  );

function certificates(deployment: Deployment): readonly string[] {
  if (deployment.security.kind === 'plaintext') return [];
  const names = (component: 'broker' | 'controller') =>
    certificateNames(component, deployment).map((name) => `- \`${name}\``);
  return [
    '## Names in certificates',
    '',
    'Brokers:',
    '',
    ...names('broker'),
    '',
    'Controllers:',
    '',
    ...names('controller'),
    '',
  ];
}
