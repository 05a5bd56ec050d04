import type { Path } from '../config/problem';
import type { AwsDeploymentConfig, DeploymentConfig, KubernetesDeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { repeated } from './repeated';
import type { Rule } from './rule';

/** A list of plain text whose entries must differ. */
interface PlainList {
  readonly path: Path;
  readonly texts: readonly string[];
}

const listEntryUnique: Rule = {
  id: 'list-entry-unique',
  severity: 'error',
  why: 'An entry that stands twice is a copy that was meant to be changed.',
  fix: 'Remove the entry, or write the one that is missing.',
  check: (config) =>
    [
      ...listsOfBoth(config),
      ...securityLists(config),
      ...planLists(config),
      ...(isAws(config) ? listsOfAws(config) : listsOfKubernetes(config)),
    ].flatMap(({ path, texts }) =>
      repeated(texts, (text) => text).map(({ index, first, entry }) => ({
        path: [...path, index],
        message: `"${entry}" stands at position ${first} already.`,
      })),
    ),
};

function listsOfBoth({ network, kafka, access }: DeploymentConfig): readonly PlainList[] {
  return [
    { path: ['network', 'clientNamespaces'], texts: network.clientNamespaces },
    { path: ['network', 'monitoringNamespaces'], texts: network.monitoringNamespaces },
    { path: ['kafka', 'image', 'architectures'], texts: kafka.image.architectures },
    { path: ['access', 'network', 'sources'], texts: access.network?.sources ?? [] },
  ];
}

function securityLists({ security }: DeploymentConfig): readonly PlainList[] {
  if (security.kind === 'plaintext') return [];
  const { certificates, users } = security;
  const given = certificates.kind === 'secrets' ? (['controllers', 'brokers', 'users'] as const) : [];
  return [
    ...given.map((key) => ({
      path: ['security', 'certificates', key, 'dnsNames'],
      texts: certificates.kind === 'secrets' ? certificates[key].dnsNames : [],
    })),
    ...users.flatMap(({ acls }, user) =>
      acls.map(({ operations }, acl) => ({
        path: ['security', 'users', user, 'acls', acl, 'operations'],
        texts: operations,
      })),
    ),
  ];
}

function planLists({ calendars, workloads, readiness }: DeploymentConfig): readonly PlainList[] {
  return [
    ...calendars.flatMap(({ windows }, calendar) =>
      windows.flatMap((window, index) =>
        window.kind === 'weekly'
          ? [{ path: ['calendars', calendar, 'windows', index, 'days'], texts: window.days }]
          : [],
      ),
    ),
    ...workloads.flatMap(({ users, reads, residency }, group) => [
      { path: ['workloads', group, 'users'], texts: users },
      ...reads.map(({ consumerGroups }, index) => ({
        path: ['workloads', group, 'reads', index, 'consumerGroups'],
        texts: consumerGroups,
      })),
      { path: ['workloads', group, 'residency', 'regions'], texts: residency.regions },
      { path: ['workloads', group, 'residency', 'tenants'], texts: residency.tenants },
    ]),
    ...readiness.evidence.map(({ proves }, index) => ({
      path: ['readiness', 'evidence', index, 'proves'],
      texts: proves,
    })),
  ];
}

function listsOfKubernetes({ access: { network } }: KubernetesDeploymentConfig): readonly PlainList[] {
  if (!network) return [];
  const { ipFamilies, clientZones } = network;
  return [
    { path: ['access', 'network', 'ipFamilies'], texts: ipFamilies },
    ...clientZones.map(({ cidrs }, index) => ({
      path: ['access', 'network', 'clientZones', index, 'cidrs'],
      texts: cidrs,
    })),
  ];
}

function listsOfAws(config: AwsDeploymentConfig): readonly PlainList[] {
  const {
    platform: { cluster },
    network: { vpc },
    access,
    alarms,
  } = config;
  const administrators = cluster.kind === 'new' ? cluster.administrators : [];
  return [
    { path: ['platform', 'cluster', 'administrators'], texts: administrators },
    ...vpcLists(vpc),
    { path: ['access', 'privateLink', 'principals'], texts: access.privateLink?.principals ?? [] },
    { path: ['access', 'privateLink', 'regions'], texts: access.privateLink?.regions ?? [] },
    ...alarmLists(alarms),
  ];
}

function alarmLists(alarms: AwsDeploymentConfig['alarms']): readonly PlainList[] {
  if (alarms.kind === 'none') return [];
  const { notify } = alarms;
  return [
    notify.kind === 'new'
      ? { path: ['alarms', 'notify', 'emails'], texts: notify.emails ?? [] }
      : { path: ['alarms', 'notify', 'topics'], texts: notify.topics },
  ];
}

function vpcLists(vpc: AwsDeploymentConfig['network']['vpc']): readonly PlainList[] {
  const path = ['network', 'vpc'];
  if (vpc.kind === 'new')
    return [{ path: [...path, 's3InterfaceEndpoint', 'sources'], texts: vpc.s3InterfaceEndpoint?.sources ?? [] }];
  const { controlPlaneSubnets, s3GatewayEndpoint: endpoint } = vpc;
  return [
    { path: [...path, 'controlPlaneSubnets'], texts: controlPlaneSubnets ?? [] },
    { path: [...path, 's3GatewayEndpoint', 'routeTables'], texts: endpoint.kind === 'new' ? endpoint.routeTables : [] },
  ];
}

export const listRules = [listEntryUnique];
