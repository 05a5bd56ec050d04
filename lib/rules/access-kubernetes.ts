import { maxSlotsPerZone } from '../config/access';
import type { Path } from '../config/problem';
import { formatPath } from '../config/problem';
import type { KubernetesDeploymentConfig } from '../config/schema';
import { maxZoneNumber } from '../config/zones';
import { nodePorts, slotPort } from '../model/access-ports';
import { overlaps, parseCidr } from '../model/cidr';
import { mostBrokersPerZone } from './broker-count';
import { repeated } from './repeated';
import type { Finding } from './rule';
import { kubernetesRule } from './rule';
import { listed } from '../model/wording';

const networkPath = ['access', 'network'];

const planPath = [...networkPath, 'addresses'];

const planOf = ({ access: { network } }: KubernetesDeploymentConfig) =>
  network?.kind === 'loadBalancer' ? network.addresses : undefined;

/** What is wrong with the zones of entries that each belong to one. */
function zoneFindings(
  entries: readonly { readonly zone: string }[],
  { zones }: KubernetesDeploymentConfig,
  path: Path,
): readonly Finding[] {
  const ids = zones.map(({ id }) => id);
  return [
    ...entries.flatMap(({ zone }, index): readonly Finding[] =>
      ids.includes(zone)
        ? []
        : [{ path: [...path, index, 'zone'], message: `"${zone}" is not among the zones ${listed(ids)}.` }],
    ),
    ...repeated(entries, ({ zone }) => zone).map(({ index, first, entry }) => ({
      path: [...path, index, 'zone'],
      message: `zone "${entry.zone}" stands at position ${first} already.`,
    })),
  ];
}

const accessAddresses = kubernetesRule({
  id: 'access-addresses',
  severity: 'error',
  why: 'A plan of addresses tells every broker its own before it is there; one that it leaves out would never be reached.',
  fix: 'Write one entry for each zone, with as many addresses as brokers may be there.',
  check: (config) => {
    const entries = planOf(config)?.brokers;
    if (!entries) return [];
    const path = [...planPath, 'brokers'];
    const most = mostBrokersPerZone(config);
    const active = config.zones.filter(({ state }) => state === 'active').map(({ id }) => id);
    return [
      ...active
        .filter((id) => entries.every(({ zone }) => zone !== id))
        .map((id) => ({ path, message: `zone "${id}" has no entry.` })),
      ...zoneFindings(entries, config, path),
      ...entries.flatMap(({ zone, addresses }, index): readonly Finding[] =>
        active.includes(zone) && addresses.length < most
          ? [
              {
                path: [...path, index, 'addresses'],
                message: `zone "${zone}" may have ${most} brokers, and ${addresses.length} have an address.`,
              },
            ]
          : [],
      ),
    ];
  },
});

const accessAddressUnique = kubernetesRule({
  id: 'access-address-unique',
  severity: 'error',
  why: 'Two load balancers with one address: clients of one broker reach the other.',
  fix: 'Give each broker, and the bootstrap, an address of its own.',
  check: (config) => {
    const plan = planOf(config);
    if (!plan) return [];
    const given = [
      { path: [...planPath, 'bootstrap'], address: plan.bootstrap },
      ...plan.brokers.flatMap(({ addresses }, zone) =>
        addresses.map((address, ordinal) => ({ path: [...planPath, 'brokers', zone, 'addresses', ordinal], address })),
      ),
    ];
    return repeated(given, ({ address }) => address).map(({ first, entry }) => ({
      path: entry.path,
      message: `"${entry.address}" stands at ${formatPath(given[first]?.path ?? planPath)} already.`,
    }));
  },
});

/** Last port that Kubernetes gives to Services of type NodePort unless told otherwise. */
const lastNodePort = 32_767;

const accessNodePorts = kubernetesRule({
  id: 'access-node-ports',
  severity: 'error',
  why: `Node ports end at ${lastNodePort}, and the ports of all zone numbers follow the first, so that a zone that comes later finds its own free.`,
  fix: 'Write a smaller port.',
  check: ({ access: { network } }) => {
    if (network?.kind !== 'nodePort') return [];
    const { firstPort } = network;
    const last = slotPort(maxZoneNumber, maxSlotsPerZone - 1, nodePorts(firstPort).firstSlot);
    if (last <= lastNodePort) return [];
    return [
      {
        path: [...networkPath, 'firstPort'],
        message: `${firstPort} makes ports up to ${last}; ${lastNodePort} is the last.`,
        fix: `Write a port of at most ${lastNodePort - (last - firstPort)}.`,
      },
    ];
  },
});

const clientZonesPath = [...networkPath, 'clientZones'];

const clientZones = kubernetesRule({
  id: 'client-zones',
  severity: 'error',
  why: 'Brokers look a client’s zone up by its address, and only the zone router asks for it.',
  fix: 'Write each active zone at most once, with the blocks of clients in it.',
  check: (config) => {
    const { access, kafka, zones } = config;
    const entries = access.network?.clientZones ?? [];
    const draining = zones.filter(({ state }) => state === 'draining').map(({ id }) => id);
    return [
      ...(entries.length > 0 && !kafka.zoneRouter
        ? [
            {
              path: clientZonesPath,
              message: 'has no effect with `kafka.zoneRouter: false`.',
              fix: 'Remove it, or write `kafka.zoneRouter: true`.',
            },
          ]
        : []),
      ...zoneFindings(entries, config, clientZonesPath),
      ...entries.flatMap(({ zone }, index): readonly Finding[] =>
        draining.includes(zone)
          ? [
              {
                path: [...clientZonesPath, index, 'zone'],
                message: `zone "${zone}" is draining and has no brokers for its clients.`,
              },
            ]
          : [],
      ),
    ];
  },
});

const clientZonesOverlap = kubernetesRule({
  id: 'client-zones-overlap',
  severity: 'error',
  why: 'A client whose address is in the blocks of two zones would be served by either, by chance.',
  fix: 'Cut the blocks so that every address belongs to one zone.',
  check: ({ access: { network } }) => {
    const blocks = (network?.clientZones ?? []).flatMap(({ zone, cidrs }, index) =>
      cidrs.map((text, at) => ({ zone, text, block: parseCidr(text), path: [...clientZonesPath, index, 'cidrs', at] })),
    );
    return blocks.flatMap(({ zone, text, block, path }, index): readonly Finding[] => {
      const other = blocks
        .slice(0, index)
        .find((earlier) => earlier.zone !== zone && block && earlier.block && overlaps(earlier.block, block));
      return other ? [{ path, message: `"${text}" overlaps with "${other.text}" of zone "${other.zone}".` }] : [];
    });
  },
});

const accessIpFamilies = kubernetesRule({
  id: 'access-ip-families',
  severity: 'error',
  why: 'Sources and client zones are IPv4 blocks, and AutoMQ fails on an IPv6 address when it looks a client’s zone up.',
  fix: 'Write `ipFamilies: [IPv4]`, or leave it out.',
  check: ({ access: { network } }) => {
    if (!network?.ipFamilies.includes('IPv6')) return [];
    const path = [...networkPath, 'ipFamilies'];
    if (!network.ipFamilies.includes('IPv4'))
      return [{ path, message: 'has IPv6 only, and `sources` lets IPv4 clients in.' }];
    return network.clientZones.length > 0
      ? [{ path, message: 'has IPv6, whose clients `clientZones` can’t tell the zone of.' }]
      : [];
  },
});

export const accessKubernetesRules = [
  accessAddresses,
  accessAddressUnique,
  accessNodePorts,
  clientZones,
  clientZonesOverlap,
  accessIpFamilies,
];
