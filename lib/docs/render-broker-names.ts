import type { OutsideAccess } from '../model/access';
import {
  brokerAddress,
  clusterBootstrap,
  outsideAccesses,
  regionalBootstrap,
  tellsZonesApart,
  zonalBootstrap,
} from '../model/access';
import type { Deployment } from '../model/deployment';
import { podHostname } from '../model/names';
import { openIntents } from '../model/open-intents';
import type { Pool } from '../model/pools';
import { ports } from '../model/ports';
import { markdownTable } from '../model/markdown-table';
import { formatAddress } from './render-ways-in';

/** Names and ports of the brokers, a table for each way in with a row for each zone. */
export const renderBrokerNames = (deployment: Deployment): readonly string[] => [
  ...(openIntents(deployment).includes('cluster') ? clusterNames(deployment) : []),
  ...outsideAccesses(deployment.access).flatMap((access) => outsideNames(deployment, access)),
];

const clusterNames = ({ namespace, brokers }: Deployment): readonly string[] => [
  '### cluster',
  '',
  ...markdownTable([
    ['zone', 'begin at', 'brokers that are always there'],
    ...brokers.map((pool) => [
      pool.zone.id,
      formatAddress(clusterBootstrap(namespace)),
      ordinals(pool.count)
        .map((ordinal) => ({ host: podHostname(namespace, 'broker', `${pool.name}-${ordinal}`), port: ports.client }))
        .map(formatAddress)
        .join(', '),
    ]),
  ]),
  '',
];

const outsideNames = (deployment: Deployment, access: OutsideAccess): readonly string[] => [
  `### ${access.intent}`,
  '',
  ...markdownTable([
    ['zone', 'begin at', 'kept for brokers', 'brokers that are always there'],
    ...deployment.brokers.map((pool) => outsideRow(pool, access)),
  ]),
  '',
  ...plannedAddresses(deployment),
];

function outsideRow({ zone, count, maxCount }: Pool, access: OutsideAccess): readonly string[] {
  const first = brokerAddress(access, zone, 0);
  const last = brokerAddress(access, zone, (access.brokerPorts === 'shared' ? maxCount : access.slotsPerZone) - 1);
  const slotPorts = first.port === last.port ? `port ${first.port}` : `ports ${first.port}-${last.port}`;
  return [
    zone.id,
    formatAddress(tellsZonesApart(access) ? zonalBootstrap(access, zone) : regionalBootstrap(access)),
    `\`${first.host}\` to \`${last.host}\`, ${slotPorts}`,
    ordinals(count)
      .map((ordinal) => formatAddress(brokerAddress(access, zone, ordinal)))
      .join(', '),
  ];
}

const ordinals = (count: number) => Array.from({ length: count }, (_, ordinal) => ordinal);

/** What DNS has to say where the kit makes no records. */
function plannedAddresses({ access: { network }, brokers }: Deployment): readonly string[] {
  if (!network || network.carrier.kind === 'awsLoadBalancer') return [];
  if (network.carrier.kind === 'nodePort')
    return ['DNS is yours: each name leads to the nodes of the brokers that it stands for.', ''];
  const plan = network.carrier.addresses;
  if (!plan) return ['DNS is yours: each name leads to the address that its load balancer has chosen.', ''];
  const records = brokers.flatMap(({ zone }) =>
    (plan.brokers.find((each) => each.zone === zone.id)?.addresses ?? []).map((address, ordinal) => [
      brokerAddress(network, zone, ordinal).host,
      address,
    ]),
  );
  return [
    'DNS is yours, with these records:',
    '',
    ...markdownTable([['name', 'address'], [regionalBootstrap(network).host, plan.bootstrap], ...records]),
    '',
  ];
}
