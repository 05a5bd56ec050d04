import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { automqVersions } from '../facts/automq-versions';
import { factOf } from './fact';
import type { Rule } from './rule';

const automqVersion: Rule = {
  id: 'automq-version',
  severity: 'error',
  why: 'Broker properties, caches and probes are known for the versions in the kit’s table only.',
  fix: `Write one of ${Object.keys(automqVersions).join(', ')}.`,
  check: ({ kafka: { version } }) =>
    factOf(automqVersions, version)
      ? []
      : [{ path: ['kafka', 'version'], message: `"${version}" is not a version that this kit knows.` }],
};

const flavours = ['-kafka', '-bitnami', '-strimzi'];

const imageTag: Rule = {
  id: 'image-tag',
  severity: 'error',
  why: 'The manifests start AutoMQ’s main image in its own layout; the other flavours have other paths and users, and `latest` moves.',
  fix: 'Leave `tag` and `version` out, or write the same version in both, such as 1.7.3; a commercial build may have a tag of its own.',
  check: ({ kafka: { image, version } }) => {
    const path = ['kafka', 'image', 'tag'];
    const { tag, edition } = image;
    if (tag === 'latest') return [{ path, message: '"latest" names another image every month.' }];
    const flavour = flavours.find((ending) => tag.endsWith(ending));
    if (flavour !== undefined)
      return [{ path, message: `"${tag}" is the flavour "${flavour.slice(1)}", not the main image.` }];
    return edition === 'openSource' && tag !== version
      ? [{ path, message: `"${tag}" is not the version "${version}".` }]
      : [];
  },
};

/** Registries of the internet; a site without a way there needs a copy. */
export const publicRegistries = [
  'docker.io',
  'registry-1.docker.io',
  'ghcr.io',
  'quay.io',
  'public.ecr.aws',
  'registry.k8s.io',
];

export const hasInternet = (config: DeploymentConfig): boolean => {
  if (!isAws(config)) return true;
  const { vpc } = config.network;
  return vpc.kind === 'new' ? vpc.egress !== 'none' : vpc.internetAccess;
};

const imageRegistry: Rule = {
  id: 'image-registry',
  severity: 'error',
  why: 'Nodes without a way to the internet pull from a registry that their VPC reaches, such as ECR behind its endpoints.',
  fix: 'Copy the image to a private ECR repository and write `kafka.image.registry: <account>.dkr.ecr.<region>.amazonaws.com` with its `repository`.',
  check: (config) => {
    const { registry } = config.kafka.image;
    if (hasInternet(config) || !publicRegistries.includes(registry)) return [];
    return [
      {
        path: ['kafka', 'image', 'registry'],
        message: `"${registry}" can’t be reached from nodes without a way to the internet.`,
      },
    ];
  },
};

const walEdition: Rule = {
  id: 'wal-edition',
  severity: 'error',
  why: 'The open-source image opens no other write-ahead log than S3 and ends at start.',
  fix: 'Write `storage.wal: { kind: s3 }`, or `kafka.image.edition: commercial` with the image of a commercial build.',
  check: ({ kafka, storage: { wal } }) =>
    wal.kind !== 's3' && kafka.image.edition === 'openSource'
      ? [{ path: ['storage', 'wal', 'kind'], message: `"${wal.kind}" can’t be run by the open-source image.` }]
      : [],
};

const walBlockZone: Rule = {
  id: 'wal-block-zone',
  severity: 'error',
  why: 'A block volume stays in its zone, so no broker of another zone can take over what an outage left in it.',
  fix: 'Use `s3` or `nfs` over several zones, or one zone with `block`.',
  check: ({ zones, storage: { wal } }) =>
    wal.kind === 'block' && zones.length > 1
      ? [{ path: ['storage', 'wal', 'kind'], message: `"block" with ${zones.length} zones.` }]
      : [],
};

const zoneRouterZones: Rule = {
  id: 'zone-router-zones',
  severity: 'error',
  why: 'The router takes two thirds of the WAL cache to keep traffic within zones; with one zone there is none between them.',
  fix: 'Write `kafka.zoneRouter: false`, and `true` when a second zone comes.',
  check: ({ zones, kafka }) =>
    kafka.zoneRouter && zones.length === 1 ? [{ path: ['kafka', 'zoneRouter'], message: 'true with one zone.' }] : [],
};

const brokerAlone: Rule = {
  id: 'broker-alone',
  severity: 'warning',
  why: 'Nobody takes over the partitions of the only broker: each restart stops all clients.',
  fix: 'Write `kafka.brokers.perZone: 2`.',
  check: ({ zones, kafka }) =>
    kafka.brokers.perZone === 1 && zones.filter(({ state }) => state === 'active').length === 1
      ? [{ path: ['kafka', 'brokers', 'perZone'], message: 'there is one broker in all.' }]
      : [],
};

export const kafkaRules = [
  automqVersion,
  imageTag,
  imageRegistry,
  walEdition,
  walBlockZone,
  zoneRouterZones,
  brokerAlone,
];
