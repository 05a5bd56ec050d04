import type { Address, Intent } from '../model/access';
import { clusterBootstrap, regionalBootstrap } from '../model/access';
import type { Listener } from '../model/broker-listeners';
import { intentListener } from '../model/broker-listeners';
import type { Deployment } from '../model/deployment';
import { clientNamespaces, openIntents } from '../model/open-intents';
import { passwordMechanism } from '../model/security';
import { markdownTable } from '../model/markdown-table';

const shown: Readonly<Record<Listener['protocol'], string>> = {
  PLAINTEXT: 'nothing',
  SASL_SSL: `a password (SASL/${passwordMechanism})`,
  SSL: 'a certificate',
};

export const formatAddress = ({ host, port }: Address) => `\`${host}:${port}\``;

/** A table of the ways in: for whom each is, where clients begin and how they prove who they are. */
export const renderWaysIn = (deployment: Deployment): readonly string[] =>
  markdownTable([
    ['way in', 'for', 'begins at', 'listener', 'a client shows'],
    ...openIntents(deployment).flatMap((intent) => {
      const listener = intentListener(deployment.access, intent);
      return listener ? [row(deployment, intent, listener)] : [];
    }),
  ]);

const row = (deployment: Deployment, intent: Intent, { name, port, protocol }: Listener): readonly string[] => [
  intent,
  whose(deployment, intent),
  formatAddress(beginning(deployment, intent)),
  `${name}, port ${port}, ${protocol}`,
  shown[protocol],
];

function whose(deployment: Deployment, intent: Intent): string {
  const { network, privateLink } = deployment.access;
  const who = {
    cluster: ['pods in', ...clientNamespaces(deployment)],
    network: network ? ['addresses in', ...network.carrier.sources] : [],
    privateLink: privateLink ? ['endpoints of', ...privateLink.principals, ...privateLink.regions.map(fromAfar)] : [],
  };
  const [what = '', ...names] = who[intent];
  return `${what} ${names.join(', ')}`;
}

/** Traffic between regions is billed, and knows no zones. */
const fromAfar = (region: string) => `also from ${region}`;

/** Where those begin who don’t know their zone. */
function beginning({ namespace, access }: Deployment, intent: Intent): Address {
  const outside = intent === 'cluster' ? undefined : access[intent];
  return outside ? regionalBootstrap(outside) : clusterBootstrap(namespace);
}
