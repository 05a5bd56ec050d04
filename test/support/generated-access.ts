import * as fc from 'fast-check';

const authentication = fc.constantFrom('scram', 'mtls');

/** What varies in who comes in, from where, and how they prove who they are. */
export const accessChoices = {
  tls: fc.constantFrom(true, true, false),
  certificates: fc.constantFrom('made', 'given', 'secrets'),
  waysIn: fc.constantFrom('none', 'network', 'privateLink', 'both', 'both'),
  /** What brings clients into a private cluster. */
  carrier: fc.constantFrom('plan', 'loadBalancer', 'nodePort'),
  authentications: fc.record({ cluster: authentication, network: authentication, privateLink: authentication }),
  spareSlots: fc.integer({ min: 0, max: 6 }),
  clientZones: fc.boolean(),
  dualStack: fc.boolean(),
  idleTimeoutSeconds: fc.constantFrom(60, 350, 6000),
  users: fc.subarray(['orders', 'billing', 'search.team', 'former', 'left']),
};

export type AccessChoices = {
  readonly [Key in keyof typeof accessChoices]: (typeof accessChoices)[Key] extends fc.Arbitrary<infer T> ? T : never;
};

/** What the rest of a generated deployment says about who can come in. */
export interface Site {
  readonly name: string;
  readonly platform: string;
  readonly partition: string;
  readonly region: string;
  readonly production: boolean;
  readonly zones: readonly { readonly id: string; readonly number: number; readonly state?: 'draining' }[];
  /** Most brokers of a zone. */
  readonly brokers: number;
  readonly zoneRouter: boolean;
  readonly clientNamespaces: readonly string[];
}

const domain = 'kafka.generated.example';

const labels = { network: 'network', privateLink: 'privatelink' } as const;

type Way = keyof typeof labels;

/** Listeners of one load balancer, less the two to begin with. */
const slotsOfAll = 48;

const hasTls = (chosen: AccessChoices, { production }: Site) => chosen.tls || production;

/** Ways in from outside the cluster: none without TLS, nor where a load balancer has too few ports for all brokers. */
export function waysIn(chosen: AccessChoices, site: Site): readonly Way[] {
  if (!hasTls(chosen, site) || chosen.waysIn === 'none') return [];
  if (site.platform !== 'aws') return ['network'];
  if (site.brokers * site.zones.length > slotsOfAll) return [];
  return chosen.waysIn === 'both' ? ['network', 'privateLink'] : [chosen.waysIn];
}

export function generatedAccess(chosen: AccessChoices, site: Site): object {
  const ways = waysIn(chosen, site);
  const { cluster, network, privateLink } = chosen.authentications;
  const ofCluster = hasTls(chosen, site) ? { cluster: { authentication: cluster } } : {};
  if (ways.length === 0) return ofCluster;
  const onAws = site.platform === 'aws';
  const most = onAws ? Math.floor(slotsOfAll / site.zones.length) : 16;
  const idle = { idleTimeoutSeconds: chosen.idleTimeoutSeconds };
  const sources = ['10.0.0.0/8', '172.24.0.0/16'];
  return {
    ...ofCluster,
    domain,
    slotsPerZone: Math.min(16, most, site.brokers + chosen.spareSlots),
    ...(ways.includes('network')
      ? {
          network: {
            sources,
            authentication: network,
            ...(onAws ? idle : privateCarrier(chosen, site)),
          },
        }
      : {}),
    ...(ways.includes('privateLink')
      ? {
          privateLink: {
            principals: [
              `arn:${site.partition}:iam::210987654321:root`,
              `arn:${site.partition}:iam::310987654321:role/clients/Streams`,
            ],
            acceptance: chosen.dualStack ? 'automatic' : 'manual',
            regions: otherRegions(site),
            authentication: privateLink,
            ...idle,
          },
        }
      : {}),
  };
}

const otherRegions = ({ partition, region }: Site) =>
  partition === 'aws' ? ['eu-west-1', 'ap-south-1'].filter((other) => other !== region) : [];

function privateCarrier({ carrier, ...chosen }: AccessChoices, { zones, zoneRouter, brokers }: Site): object {
  const active = zones.filter(({ state }) => state === undefined);
  const clientZones =
    chosen.clientZones && zoneRouter
      ? active.map(({ id, number }) => ({ zone: id, cidrs: [`10.81.${number * 16}.0/20`, `10.82.${number}.0/24`] }))
      : [];
  const shared = {
    clientZones,
    ipFamilies: chosen.dualStack && clientZones.length === 0 ? ['IPv4', 'IPv6'] : ['IPv4'],
  };
  if (carrier === 'nodePort') return { kind: 'nodePort', firstPort: 30_100, ...shared };
  if (carrier === 'loadBalancer') return { kind: 'loadBalancer', ...shared };
  return {
    kind: 'loadBalancer',
    class: 'metallb.io/metallb',
    addresses: {
      bootstrap: '10.90.200.10',
      brokers: active.map(({ id, number }) => ({
        zone: id,
        addresses: Array.from({ length: brokers }, (_, ordinal) => `10.90.${number}.${10 + ordinal}`),
      })),
    },
    ...shared,
  };
}

export function generatedSecurity(chosen: AccessChoices, site: Site): object {
  if (!hasTls(chosen, site)) return { kind: 'plaintext' };
  return { kind: 'tls', certificates: certificates(chosen, site), users: users(chosen, site) };
}

function certificates(chosen: AccessChoices, site: Site): object {
  if (chosen.certificates === 'made') return { kind: 'certManager' };
  if (chosen.certificates === 'given') return { kind: 'certManager', issuer: { name: 'company' } };
  const namespace = `automq-${site.name}`;
  const outside = waysIn(chosen, site).flatMap((way) => [
    `bootstrap.${labels[way]}.${domain}`,
    ...site.zones.map(({ id }) => `*.${id}.${labels[way]}.${domain}`),
  ]);
  const brokers = [`*.brokers.${namespace}.svc`, `bootstrap.${namespace}.svc`, 'localhost', ...outside];
  return {
    kind: 'secrets',
    controllers: given('controllers', [`*.controllers.${namespace}.svc`]),
    brokers: given('brokers', brokers),
    users: given('users', [`users.${namespace}.svc`]),
    balancer: { secret: 'balancer-secret', key: 'text' },
    monitor: { secret: 'monitor-secret', key: 'text' },
  };
}

const given = (who: string, dnsNames: readonly string[]) => ({
  secret: `${who}-certificate`,
  commonName: `${who}.company.example`,
  dnsNames,
});

const acls = (name: string) => [
  { resource: 'topic', name: `${name}.`, pattern: 'prefixed', operations: ['read', 'write', 'create'] },
  { resource: 'group', name: '*', operations: ['read'] },
  { resource: 'transactionalId', name, operations: ['all'] },
  { resource: 'cluster', operations: ['idempotentWrite', 'describe'] },
];

/** Users of both kinds whom some way in lets in, and some who have gone. */
function users(chosen: AccessChoices, site: Site): readonly object[] {
  const ways = [...(site.clientNamespaces.length > 0 ? (['cluster'] as const) : []), ...waysIn(chosen, site)];
  const accepts = (kind: string) =>
    ways.length === 0 || ways.some((way) => chosen.authentications[way] === (kind === 'password' ? 'scram' : 'mtls'));
  return chosen.users.flatMap((name): readonly object[] => {
    const kind = name === 'billing' || name === 'left' ? 'certificate' : 'password';
    const credential = kind === 'password' ? { kind, secret: 'passwords', key: name } : { kind };
    if (name === 'former' || name === 'left') return [{ name, credential, state: 'removed' }];
    return accepts(kind) ? [{ name, credential, acls: acls(name) }] : [];
  });
}
