import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { maxSlotsPerZone } from '../config/access';
import { regions } from '../facts/regions';
import { accessOf, brokerAddress, outsideAccesses, regionalBootstrap, zonalBootstrap } from '../model/access';
import { maxListeners } from '../model/access-ports';
import { sourceBlocks } from './addresses';
import { outsideIntents } from './outside-intents';
import type { Rule } from './rule';
import { awsRule } from './rule';
import { isWideOpen, widestPrefix } from './wide-open';
import { listed } from '../model/wording';

const accessTls: Rule = {
  id: 'access-tls',
  severity: 'error',
  why: 'Whoever sends a packet to a plain listener reads and writes everything, and a load balancer brings packets from far.',
  fix: 'Write `security: { kind: tls }`, or take the way in out of `access`.',
  check: (config) => {
    if (config.security.kind === 'tls') return [];
    return [
      ...outsideIntents(config).map((intent) => ({
        path: ['access', intent],
        message: 'lets clients in from outside the cluster, and security is "plaintext".',
      })),
      ...(config.access.cluster.authentication === 'mtls'
        ? [
            {
              path: ['access', 'cluster', 'authentication'],
              message: '"mtls" has no effect without TLS.',
              fix: 'Write `security: { kind: tls }`, or remove it.',
            },
          ]
        : []),
    ];
  },
};

const domainPath = ['access', 'domain'];

const accessDomain: Rule = {
  id: 'access-domain',
  severity: 'error',
  why: 'Clients outside the cluster reach every broker by a name of its own, which certificates hold too.',
  fix: 'Write a private DNS domain in `access.domain`, such as kafka.acme.example; it need not exist in public DNS.',
  check: (config) => {
    const { domain } = config.access;
    const ways = outsideIntents(config).map((intent) => `\`access.${intent}\``);
    if (domain === undefined)
      return ways.length === 0
        ? []
        : [{ path: domainPath, message: `is missing: brokers have their names for ${listed(ways)} in it.` }];
    if (ways.length > 0) return [];
    const fix = `Remove it, or open a way in: ${isAws(config) ? '`access.network` or `access.privateLink`' : '`access.network`'}.`;
    return [{ path: domainPath, message: `"${domain}" names nobody: there is no way in from outside.`, fix }];
  },
};

/** Domains that a cluster's DNS, a machine itself or AWS answers for, with everything under them. */
const reservedDomains = [
  'localhost',
  'svc',
  'cluster.local',
  'ec2.internal',
  'compute.internal',
  ...new Set(Object.values(regions).map(({ dnsSuffix }) => dnsSuffix)),
];

const accessDomainReserved: Rule = {
  id: 'access-domain-reserved',
  severity: 'error',
  why: 'A private zone of such a name hides what the cluster, the machine itself or AWS has there, or is never asked.',
  fix: 'Choose a domain of your own, such as kafka.acme.example.',
  check: ({ access: { domain } }) => {
    const reserved = reservedDomains.find((each) => domain === each || domain?.endsWith(`.${each}`) === true);
    if (domain === undefined || reserved === undefined) return [];
    return [{ path: domainPath, message: `"${domain}" lies in "${reserved}", which is not yours.` }];
  },
};

/** Longest DNS name (RFC 1035, without the dot at its end). */
const maxNameLength = 253;

/** Every name outside the cluster; none while the domain is missing, which another rule reports. */
function namesOutside(config: DeploymentConfig): readonly string[] {
  if (config.access.domain === undefined) return [];
  return outsideAccesses(accessOf(config)).flatMap((way) => [
    regionalBootstrap(way).host,
    ...config.zones.flatMap((zone) => [
      zonalBootstrap(way, zone).host,
      brokerAddress(way, zone, way.slotsPerZone - 1).host,
    ]),
  ]);
}

const accessNameLength: Rule = {
  id: 'access-name-length',
  severity: 'error',
  why: `No DNS name has more than ${maxNameLength} characters, and brokers’ names begin with broker, zone and way in.`,
  fix: 'Choose a shorter `access.domain`.',
  check: (config) => {
    const names = [...namesOutside(config)].sort((a, b) => b.length - a.length);
    const [longest] = names;
    const { domain } = config.access;
    if (domain === undefined || longest === undefined || longest.length <= maxNameLength) return [];
    const start = longest.slice(0, longest.length - domain.length);
    return [
      {
        path: domainPath,
        message: `${domain.length} characters make names such as "${start}…" of ${longest.length}; ${maxNameLength} are allowed.`,
        fix: `Choose a domain of at most ${maxNameLength - start.length} characters.`,
      },
    ];
  },
};

const accessSlots: Rule = {
  id: 'access-slots',
  severity: 'error',
  why: 'A broker without a slot has no port outside the cluster: clients would be sent to it and never arrive.',
  fix: `Write a larger \`access.slotsPerZone\`, up to ${maxSlotsPerZone}, or fewer brokers.`,
  check: (config) => {
    if (outsideIntents(config).length === 0) return [];
    const { access, autoscaling, kafka } = config;
    const numbers = [
      { path: ['kafka', 'brokers', 'perZone'], most: kafka.brokers.perZone },
      ...(autoscaling.kind === 'none' ? [] : [{ path: ['autoscaling', 'maxPerZone'], most: autoscaling.maxPerZone }]),
    ];
    return numbers
      .filter(({ most }) => most > access.slotsPerZone)
      .map(({ path, most }) => ({
        path,
        message: `${most} brokers in each zone, of which ${access.slotsPerZone} have a slot outside the cluster.`,
      }));
  },
};

/** Listeners beside those of the brokers: the zonal and the regional bootstrap. */
const bootstraps = 2;

const accessListeners = awsRule({
  id: 'access-listeners',
  severity: 'error',
  why: `A Network Load Balancer has up to ${maxListeners} listeners, of which each slot of each zone takes one, also of a draining zone.`,
  fix: 'Write a smaller `access.slotsPerZone`.',
  check: (config) => {
    const { zones, access } = config;
    const needed = zones.length * access.slotsPerZone + bootstraps;
    if (outsideIntents(config).length === 0 || needed <= maxListeners) return [];
    return [
      {
        path: ['access', 'slotsPerZone'],
        message: `${access.slotsPerZone} slots in each of ${zones.length} zones and ${bootstraps} bootstraps make ${needed} listeners; ${maxListeners} are allowed.`,
        fix: `Write \`access.slotsPerZone: ${Math.floor((maxListeners - bootstraps) / zones.length)}\` or less.`,
      },
    ];
  },
});

const sourcesWide: Rule = {
  id: 'sources-wide',
  severity: 'error',
  why: 'A block that holds much of the internet is no list of clients; what is open to it is attacked with every stolen password.',
  fix: 'List the blocks of the networks that clients are in, such as 10.0.0.0/8.',
  check: (config) =>
    sourceBlocks(config)
      .filter(({ text }) => isWideOpen(text))
      .map(({ path, text }) => ({
        path,
        message: `"${text}" is wide open; blocks of /${widestPrefix} and smaller are allowed.`,
      })),
};

export const accessRules = [
  accessTls,
  accessDomain,
  accessDomainReserved,
  accessNameLength,
  accessSlots,
  accessListeners,
  sourcesWide,
];
