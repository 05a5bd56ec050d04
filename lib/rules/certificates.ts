import type { DeploymentConfig } from '../config/schema';
import type { Access } from '../model/access';
import {
  accessOf,
  brokerAddress,
  outsideAccesses,
  regionalBootstrap,
  tellsZonesApart,
  zonalBootstrap,
} from '../model/access';
import { certificateNames, coversHost } from '../model/certificate-names';
import type { Component } from '../model/names';
import { bootstrapHostname, namespaceOf, podHostname, poolName } from '../model/names';
import type { NodeIdentity, TlsSecurity } from '../model/security';
import { givenKeys, securityOf } from '../model/security';
import { mostBrokersPerZone } from './broker-count';
import { repeated } from './repeated';
import type { Finding, Rule } from './rule';

const path = ['security', 'certificates'];

/** A host that a certificate has to stand for. */
interface Host {
  readonly host: string;
  readonly use: string;
}

/** Where clients outside go is unknown while the domain is missing, which another rule reports. */
const knownAccess = (config: DeploymentConfig): Access =>
  config.access.domain === undefined ? { cluster: { authentication: 'none' } } : accessOf(config);

/** Everything by which somebody connects to a controller or a broker. */
const hostsOf = { controller: controllerHosts, broker: brokerHosts } as const satisfies Record<Component, unknown>;

const podsIn = (config: DeploymentConfig, component: Component, { zoneId, count }: { zoneId: string; count: number }) =>
  Array.from({ length: count }, (_, ordinal) => ({
    host: podHostname(namespaceOf(config.name), component, `${poolName(component, zoneId)}-${ordinal}`),
    use: `by which nodes reach the ${component}s`,
  }));

function controllerHosts(config: DeploymentConfig): readonly Host[] {
  const voters = config.kafka.controllers.zones;
  return [...new Set(voters)].flatMap((zoneId) =>
    podsIn(config, 'controller', { zoneId, count: voters.filter((id) => id === zoneId).length }),
  );
}

function brokerHosts(config: DeploymentConfig): readonly Host[] {
  const most = mostBrokersPerZone(config);
  const zones = config.zones.map((zone) => ({ ...zone, count: zone.state === 'active' ? most : 0 }));
  return [
    ...zones.flatMap(({ id, count }) => podsIn(config, 'broker', { zoneId: id, count })),
    { host: bootstrapHostname(namespaceOf(config.name)), use: 'where clients in the cluster begin' },
    { host: 'localhost', use: 'by which a broker reaches itself' },
    ...outsideAccesses(knownAccess(config)).flatMap((way) =>
      [
        regionalBootstrap(way),
        ...zones.flatMap((zone) => [
          ...(tellsZonesApart(way) ? [zonalBootstrap(way, zone)] : []),
          ...Array.from({ length: zone.count }, (_, ordinal) => brokerAddress(way, zone, ordinal)),
        ]),
      ].map(({ host }) => ({ host, use: `by which clients of \`access.${way.intent}\` reach brokers` })),
    ),
  ];
}

const certificateNamesHeld: Rule = {
  id: 'certificate-names',
  severity: 'error',
  why: 'Whoever connects by a name that the certificate does not hold refuses the broker: clients fail one by one, and nodes never form a cluster.',
  fix: 'Add the name to the certificate and to this list.',
  check: (config) => {
    if (config.security.kind === 'plaintext' || config.security.certificates.kind !== 'secrets') return [];
    const { certificates } = config.security;
    const named = { namespace: namespaceOf(config.name), zones: config.zones, access: knownAccess(config) };
    return (['controller', 'broker'] as const).flatMap((component) => {
      const key = givenKeys[component];
      const { dnsNames } = certificates[key];
      const hosts = hostsOf[component](config);
      return certificateNames(component, named).flatMap((name): readonly Finding[] => {
        const missed = hosts.find(({ host }) => coversHost([name], host) && !coversHost(dnsNames, host));
        if (!missed) return [];
        return [
          {
            path: [...path, key, 'dnsNames'],
            message: `no name stands for "${missed.host}", ${missed.use}.`,
            fix: `Add "${name}" to the certificate and to this list.`,
          },
        ];
      });
    });
  },
};

/** What people call the holder of a certificate. */
const holders: Readonly<Record<NodeIdentity, string>> = {
  controller: 'the controllers',
  broker: 'the brokers',
  users: 'the job that keeps users',
};

const certificateIdentities: Rule = {
  id: 'certificate-identities',
  severity: 'error',
  why: 'Nodes tell each other apart by the common name, and one Secret holds one certificate with one common name.',
  fix: 'Give each of the three a certificate of its own, in a Secret of its own.',
  check: (config) => {
    const security = securityOf(config);
    if (security.kind === 'plaintext' || security.issuer) return [];
    const given = Object.values(security.certificates);
    const sharing = repeated(given, ({ secret }) => secret);
    const holder = (index: number) => holders[given[index]?.identity ?? 'controller'];
    return [
      ...sharing.map(({ first, entry }) => ({
        path: [...path, givenKeys[entry.identity], 'secret'],
        message: `"${entry.secret}" holds the certificate of ${holder(first)} already.`,
      })),
      ...repeated(given, ({ commonName }) => commonName)
        .filter(({ index }) => sharing.every((shared) => shared.index !== index))
        .map(({ first, entry }) => ({
          path: [...path, givenKeys[entry.identity], 'commonName'],
          message: `"${entry.commonName}" is the common name of ${holder(first)} already.`,
        })),
    ];
  },
};

/** Common names that the kit gives nodes; see lib/model/security.ts. */
const nodeOfSomeDeployment = /^(controller|broker|users)\.automq-/;

const certificateAuthorityShared: Rule = {
  id: 'certificate-authority-shared',
  severity: 'warning',
  why: 'Between nodes and with mTLS a common name is an identity, so whoever gets a certificate from this issuer may be any user, and with the name of a node may do everything where network policies let it through.',
  fix: 'Let nobody else take certificates with common names from this issuer, or leave `issuer` out for an authority of the deployment’s own.',
  check: ({ security }) =>
    security.kind === 'tls' && security.certificates.kind === 'certManager' && security.certificates.issuer
      ? [
          {
            path: ['security', 'certificates', 'issuer'],
            message: `brokers believe every certificate of ${security.certificates.issuer.kind} "${security.certificates.issuer.name}".`,
          },
        ]
      : [],
};

const certificateUserNames: Rule = {
  id: 'certificate-user-names',
  severity: 'error',
  why: 'Between nodes a certificate with this common name may do everything, and a user’s certificate carries the user’s name.',
  fix: 'Choose another name for the user.',
  check: (config) => {
    const security = securityOf(config);
    if (security.kind === 'plaintext' || config.security.kind === 'plaintext') return [];
    const nodes = Object.values(security.certificates);
    return config.security.users.flatMap(({ name }, index): readonly Finding[] => {
      const node = nodes.find(({ commonName }) => commonName === name);
      if (!node && nodeOfSomeDeployment.test(name))
        return [
          {
            path: ['security', 'users', index, 'name'],
            message: `"${name}" is the common name of a node of some deployment, which may trust the same authority.`,
          },
        ];
      if (!node) return [];
      return [
        {
          path: ['security', 'users', index, 'name'],
          message: `"${name}" is the common name of ${holders[node.identity]}.`,
        },
      ];
    });
  },
};

const certificateMonitor: Rule = {
  id: 'certificate-monitor',
  severity: 'error',
  why: 'With TLS nobody comes in unknown, neither the canaries nor the exporter of consumer groups’ lag, and nobody as somebody else.',
  fix: 'Make a Secret for them alone and name it in `security.certificates.monitor`; or turn `monitoring.canary` and `monitoring.groupLag` off.',
  check: (config) => {
    const security = securityOf(config);
    const missing = 'is missing, and `monitoring` asks for clients of the deployment’s own.';
    return security.kind === 'plaintext' ? [] : ownFindings('monitor', security, missing);
  },
};

const certificateContracts: Rule = {
  id: 'certificate-contracts',
  severity: 'error',
  why: 'Whoever applies event contracts may alter the cluster, and is let in by this Secret alone.',
  fix: 'Make a Secret for that alone and name it in `security.certificates.contracts`.',
  check: (config) => {
    const security = securityOf(config);
    const missing = 'is missing, and `contracts` needs somebody who applies them.';
    return security.kind === 'plaintext' ? [] : ownFindings('contracts', security, missing);
  },
};

/** What is wrong with the Secret of a user of the deployment’s own: it is missing, or somebody else’s. */
function ownFindings(key: 'monitor' | 'contracts', security: TlsSecurity, missing: string): readonly Finding[] {
  const { state, credentials } = security[key];
  if (state === 'removed') return [];
  const here = [...path, key];
  if (!credentials) return [{ path: here, message: missing }];
  const node = Object.values(security.certificates).find(({ secret }) => secret === credentials.secret);
  const at = [...here, 'secret'];
  if (node)
    return [
      { path: at, message: `"${credentials.secret}" holds the certificate of ${holders[node.identity]} already.` },
    ];
  // The canary’s pod would hold what makes anybody a super user.
  const isShared = key === 'contracts' && security.monitor.credentials?.secret === credentials.secret;
  return isShared
    ? [{ path: at, message: `"${credentials.secret}" is what ${security.monitor.name} proves itself with already.` }]
    : [];
}

export const certificateRules = [
  certificateMonitor,
  certificateContracts,
  certificateNamesHeld,
  certificateIdentities,
  certificateUserNames,
  certificateAuthorityShared,
];
