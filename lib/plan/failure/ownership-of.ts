import { outsideAccesses } from '../../model/access';
import type { AwsPlatform } from '../../model/aws-platform';
import type { Deployment } from '../../model/deployment';
import { resourceTags } from '../../model/labels';
import { keyAliasOf, loadBalancerName, stackName, workloadRoleName } from '../../model/names';
import { counted, listed } from '../../model/wording';
import type { OwnershipCell } from './failure-domain';

type CellId = keyof Deployment['ownership'];

const cells: readonly {
  readonly id: CellId;
  readonly what: string;
  readonly thing: (deployment: Deployment) => string;
}[] = [
  { id: 'vpc', what: 'Network', thing: (deployment) => network(deployment) },
  { id: 'buckets', what: 'Buckets', thing: (deployment) => buckets(deployment) },
  { id: 'keys', what: 'Encryption keys', thing: (deployment) => keys(deployment) },
  { id: 'identities', what: 'Identities', thing: (deployment) => identities(deployment) },
  { id: 'auditTrail', what: 'Audit trail', thing: (deployment) => auditTrail(deployment) },
  { id: 'networkPath', what: 'Network path', thing: (deployment) => networkPath(deployment) },
  {
    id: 'onCall',
    what: 'On-call',
    thing: ({ namespace }) => `namespace ${namespace} and the pages of docs/runbook.md`,
  },
  { id: 'price', what: 'Price', thing: (deployment) => price(deployment) },
];

/** Who owns what of this deployment, each thing by its own name. */
export const ownershipOf = (deployment: Deployment): readonly OwnershipCell[] =>
  cells.map(({ id, what, thing }) => ({ id, what, owner: deployment.ownership[id], thing: thing(deployment) }));

function network({ name, platform, zones }: Deployment): string {
  const ids = listed(zones.map(({ id }) => id));
  if (platform.kind !== 'aws') return `the network between ${ids}, nodes with label ${platform.zoneLabel}`;
  const vpc =
    platform.vpc.kind === 'new'
      ? `new VPC ${platform.vpc.cidr} of stack ${stackName(name, 'network')}`
      : `existing VPC ${platform.vpc.id}`;
  return `${vpc} in account ${platform.account}, ${platform.region}, zones ${ids}`;
}

function buckets({ name, objectStore: { dataBucket, opsBucket, endpoint }, platform }: Deployment): string {
  const names = dataBucket === opsBucket ? dataBucket : `${dataBucket} and ${opsBucket}`;
  if (platform.kind !== 'aws') return `${names}${endpoint === undefined ? '' : ` at ${endpoint}`}`;
  const made = [platform.storage.dataBucket, platform.storage.opsBucket].filter((bucket) => bucket.made).length;
  const stack = `stack ${stackName(name, 'storage')}`;
  return `${names}, ${made === 2 ? `of ${stack}` : made === 1 ? `one of them of ${stack}` : 'there before'}`;
}

function keys({ name, platform }: Deployment): string {
  if (platform.kind !== 'aws')
    return `encryption of the object store and of storage class ${platform.storageClass.brokers}`;
  const { key } = platform.storage;
  const data =
    key.kind === 'made' ? `alias/${key.alias}` : key.kind === 'existing' ? key.arn : 'keys that S3 and EBS manage';
  return platform.cluster.kind === 'new'
    ? `${data} for data, alias/${keyAliasOf(name, 'cluster')} for Secrets of the cluster`
    : data;
}

function identities({ name, platform, security, objectStore }: Deployment): string {
  const roles =
    platform.kind === 'aws'
      ? (['controller', 'broker'] as const).map((component) => workloadRoleName(name, component, platform.region))
      : [];
  const store = objectStore.credentials === undefined ? [] : [`Secret ${objectStore.credentials.secret}`];
  if (security.kind === 'plaintext') return `${listed([...roles.map(role), ...store])}; clients have none`;
  const issuer =
    security.issuer === undefined
      ? `certificates in ${listed(Object.values(security.certificates).map(({ secret }) => secret))}`
      : security.issuer.kind === 'made'
        ? 'a certificate authority of its own'
        : `${security.issuer.ref.kind} ${security.issuer.ref.name}`;
  const users = counted(security.users.filter(({ state }) => state === 'active').length, 'user');
  return listed([...roles.map(role), ...store, issuer, users]);
}

const role = (name: string) => `role ${name}`;

function auditTrail({ platform }: Deployment): string {
  if (platform.kind !== 'aws') return 'audit logs of the cluster and of the object store; the kit makes none';
  const logs = platform.cluster.kind === 'new' ? [`logs of EKS cluster ${platform.cluster.name}`] : [];
  return listed([`CloudTrail of account ${platform.account}`, ...logs, ...flowLogs(platform)]);
}

const flowLogs = ({ vpc }: AwsPlatform): readonly string[] =>
  vpc.kind === 'new' && vpc.flowLogs.kind === 'cloudWatch'
    ? [`VPC flow logs of ${vpc.flowLogs.retentionDays} days`]
    : [];

function networkPath({ name, platform, access }: Deployment): string {
  const outside = outsideAccesses(access).map(({ intent, domain }) =>
    platform.kind === 'aws' ? `load balancer ${loadBalancerName(name, intent)} (${domain})` : `names of ${domain}`,
  );
  const store = platform.kind === 'aws' ? ['S3 gateway endpoint'] : [];
  const all = [...outside, ...store];
  return all.length === 0 ? 'the cluster’s own network' : listed(all);
}

function price(deployment: Deployment): string {
  if (deployment.platform.kind !== 'aws') return `nodes, storage and network of ${deployment.customer}`;
  const tags = Object.entries(resourceTags(deployment)).filter(([key]) => key !== 'stage');
  return `resources with ${listed(tags.map(([key, value]) => `${key}=${value}`))}`;
}
