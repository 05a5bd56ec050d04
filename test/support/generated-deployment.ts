import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { DeploymentInput } from '../../lib/config/schema';
import { regions } from '../../lib/facts/regions';
import { parseDeployment } from '../../lib/load-deployment';
import type { Site } from './generated-access';
import { accessChoices, generatedAccess, generatedSecurity, waysIn } from './generated-access';
import { generatedAlarms } from './generated-alarms';
import { generatedBackup } from './generated-backup';
import { contractChoices, withContracts } from './generated-contracts';
import { generatedNodeScaling, nodeScalingChoices } from './generated-nodes';
import { generatedOwnership, generatedPlan, generatedReadiness } from './generated-plan';
import { scaled, scalingChoices } from './generated-scaling';
import type { WorkloadSite } from './generated-workloads';
import { calendarsAndWorkloads } from './generated-workloads';
import { installed } from './installed';

/** What varies between generated deployments; the inputs are derived from it so that they are valid. */
const choices = fc.record({
  platform: fc.constantFrom('aws', 'aws', 'kubernetes'),
  name: fc.stringMatching(/^[a-z][a-z0-9]{2,11}$/),
  account: fc.stringMatching(/^[1-9][0-9]{11}$/),
  region: fc.constantFrom('us-east-1', 'us-west-2', 'eu-central-1', 'cn-north-1', 'us-gov-west-1'),
  /** Distinct numbers; there are as many zones. */
  numbers: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }),
  production: fc.boolean(),
  draining: fc.boolean(),
  controllers: fc.constantFrom(1, 3),
  cluster: fc.constantFrom('new', 'existing'),
  vpc: fc.constantFrom('new', 'existing'),
  vpcPrefix: fc.integer({ min: 16, max: 18 }),
  /** How nodes reach the internet. */
  egress: fc.constantFrom('natPerZone', 'natSingle', 'none'),
  publicApi: fc.boolean(),
  instanceType: fc.constantFrom('m7g.xlarge', 'r7g.large', 'm7i.2xlarge', 'c7gn.xlarge'),
  perZone: fc.integer({ min: 1, max: 8 }),
  autoscaled: fc.boolean(),
  scraped: fc.boolean(),
  operator: fc.constantFrom('required', 'preinstalled'),
  encryption: fc.constantFrom('kms', 'existingKey', 's3Managed'),
  existingBucket: fc.boolean(),
  cdk: fc.boolean(),
  wal: fc.constantFrom('s3', 's3', 'nfs', 'block'),
  clientNamespaces: fc.uniqueArray(fc.constantFrom('orders', 'billing', 'search'), { maxLength: 3 }),
  zoneRouter: fc.boolean(),
  volumeGib: fc.integer({ min: 8, max: 200 }),
  /** Hours between two backups; none outside production where undefined. */
  backupHours: fc.constantFrom(undefined, 1, 6, 24),
  upgradeStep: fc.constantFrom(undefined, 'program' as const, 'levels' as const),
  terminationGracePeriodSeconds: fc.constantFrom(330, 360, 480),
  /** Whether what only clients from outside need is written without them too. */
  spareFields: fc.boolean(),
  ...accessChoices,
  ...nodeScalingChoices,
});

type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

interface NumberedZone {
  readonly name: string;
  readonly id: string;
  readonly number: number;
}

/** Production needs three zones on AWS and two elsewhere; with fewer the same file is one for development. */
const isProduction = ({ production, platform, numbers }: Choices) =>
  production && numbers.length >= (platform === 'aws' ? 3 : 2);

function zonesOf({ platform, region, numbers }: Choices): readonly NumberedZone[] {
  const prefix = regions[region]!.zoneIdPrefix;
  return numbers.map((number, index) =>
    platform === 'aws'
      ? { name: `${region}${'abcdef'[index]!}`, id: `${prefix}-az${awsZone(index)}`, number }
      : { name: `Room ${index}`, id: `room-${'abcdef'[index]!}`, number },
  );
}

/** The third zone of us-east-1 takes no EKS control plane. */
const awsZone = (index: number) => [1, 2, 4, 5, 6, 7][index]!;

function controllerZones(chosen: Choices, zones: readonly NumberedZone[]): readonly string[] {
  const count = isProduction(chosen) ? 3 : chosen.controllers;
  return Array.from({ length: count }, (_, index) => zones[index % zones.length]!.id);
}

/** The zones, of which the last may be on its way out. */
function zonesWithState(chosen: Choices) {
  const zones = zonesOf(chosen);
  const voters = controllerZones(chosen, zones);
  const last = zones.at(-1)!;
  const drained = chosen.draining && zones.length > 1 && !voters.includes(last.id) ? last.id : undefined;
  return zones.map((zone) => (zone.id === drained ? { ...zone, state: 'draining' as const } : zone));
}

const mostBrokers = ({ autoscaled, perZone }: Choices) => (autoscaled ? Math.min(15, perZone + 3) : perZone);

const routes = ({ zoneRouter, numbers }: Choices) => zoneRouter && numbers.length > 1;

const siteOf = (chosen: Choices): Site => ({
  name: chosen.name,
  platform: chosen.platform,
  partition: regions[chosen.region]!.partition,
  region: chosen.region,
  production: isProduction(chosen),
  zones: zonesWithState(chosen),
  brokers: mostBrokers(chosen),
  zoneRouter: routes(chosen),
  clientNamespaces: chosen.clientNamespaces,
});

function shared(chosen: Choices) {
  return {
    version: 1 as const,
    name: chosen.name,
    customer: 'Generated',
    owner: 'platform@generated.example',
    stage: isProduction(chosen) ? ('production' as const) : ('development' as const),
    zones: zonesWithState(chosen),
    access: generatedAccess(chosen, siteOf(chosen)),
    security: generatedSecurity(chosen, siteOf(chosen)),
    autoscaling: chosen.autoscaled
      ? { kind: 'cpu' as const, maxPerZone: mostBrokers(chosen) }
      : { kind: 'none' as const },
    monitoring: { kind: chosen.scraped ? ('podMonitor' as const) : ('none' as const) },
  };
}

function kafka(chosen: Choices, image: object) {
  const zones = zonesOf(chosen);
  return {
    clusterId: 'Yp3jH0c6S0qjJmB1vN4k7A',
    image,
    controllers: { zones: [...controllerZones(chosen, zones)], volumeGib: chosen.volumeGib },
    brokers: { perZone: chosen.perZone },
    upgrade: chosen.upgradeStep && { from: '1.6.7', step: chosen.upgradeStep },
    terminationGracePeriodSeconds: chosen.terminationGracePeriodSeconds,
    zoneRouter: routes(chosen),
    properties: { 'message.max.bytes': 2_097_152, 'log.retention.ms': '86400000' },
  };
}

/** Hexadecimal id of a generated AWS resource. */
const awsId = (kind: string, number: number) => `${kind}-${number.toString(16).padStart(17, '0')}`;

function awsInput(chosen: Choices): DeploymentInput {
  const vpcKind = chosen.cluster === 'existing' ? 'existing' : chosen.vpc;
  const egress = isProduction(chosen) && chosen.egress === 'natSingle' ? 'natPerZone' : chosen.egress;
  const mirror = { registry: `${chosen.account}.dkr.ecr.${chosen.region}.amazonaws.com`, repository: 'mirror/automq' };
  const cdk = chosen.cdk && chosen.cluster === 'new' && (vpcKind === 'new' || egress !== 'none');
  const vpc =
    vpcKind === 'new'
      ? { kind: 'new', cidr: `10.64.0.0/${chosen.vpcPrefix}`, egress }
      : existingVpc(chosen, egress !== 'none');
  return {
    ...shared(chosen),
    tags: { 'cost-center': '42' },
    platform: awsPlatform(chosen, vpcKind),
    network: { clientNamespaces: chosen.clientNamespaces, vpc },
    storage: awsStorage(chosen),
    kafka: kafka(chosen, egress === 'none' ? mirror : {}),
    components: installed(cdk && egress === 'none' ? 'preinstalled' : chosen.operator),
    delivery: cdk ? 'cdk' : 'bundle',
    alarms: generatedAlarms(chosen),
  } as DeploymentInput;
}

function awsPlatform(chosen: Choices, vpcKind: string) {
  const isNew = chosen.cluster === 'new';
  return {
    kind: 'aws',
    account: chosen.account,
    region: chosen.region,
    cluster: isNew ? newCluster(chosen, vpcKind) : existingCluster(chosen),
    nodes: {
      brokers: { instanceType: chosen.instanceType, scaling: generatedNodeScaling(chosen) },
      controllers: { instanceType: 'm7g.large' },
      ...(isNew ? { system: { instanceType: 'm7g.large', count: 2 } } : {}),
    },
  };
}

function awsStorage(chosen: Choices) {
  const { partition } = regions[chosen.region]!;
  const kind = isProduction(chosen) && chosen.encryption === 's3Managed' ? 'kms' : chosen.encryption;
  const keyArn = `arn:${partition}:kms:${chosen.region}:${chosen.account}:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9`;
  return {
    dataBucket: chosen.existingBucket ? { kind: 'existing', name: `${chosen.name}-given-data` } : { kind: 'new' },
    encryption: kind === 'existingKey' ? { kind, keyArn } : { kind },
    backup: generatedBackup(chosen, isProduction(chosen)),
  };
}

function newCluster(chosen: Choices, vpcKind: string) {
  const { partition } = regions[chosen.region]!;
  const zones = zonesOf(chosen).slice(0, 3);
  const free = [0, 1, 2, 3, 4, 5, 6].find((number) => !chosen.numbers.includes(number))!;
  const spare = { name: `${chosen.region}f`, id: `${regions[chosen.region]!.zoneIdPrefix}-az6`, number: free };
  return {
    kind: 'new',
    apiEndpoint: chosen.publicApi
      ? { kind: 'public', allowedCidrs: ['203.0.113.0/24'] }
      : { kind: 'private', allowedCidrs: ['10.64.0.0/16'] },
    administrators: [`arn:${partition}:iam::${chosen.account}:role/PlatformAdmin`],
    ...(vpcKind === 'new' ? { controlPlaneZones: zones.length > 1 ? zones : [...zones, spare] } : {}),
  };
}

/** Whether some or a certain way in from outside is there, or its fields are written all the same. */
const carries = (chosen: Choices, way?: 'network') =>
  chosen.spareFields || waysIn(chosen, siteOf(chosen)).some((each) => way === undefined || each === way);

const existingCluster = (chosen: Choices) => ({
  kind: 'existing',
  name: 'shared',
  kubernetesVersion: '1.35',
  ...(carries(chosen) || generatedNodeScaling(chosen).kind === 'karpenter' ? { securityGroup: awsId('sg', 1) } : {}),
});

function existingVpc(chosen: Choices, internetAccess: boolean) {
  return {
    kind: 'existing',
    id: awsId('vpc', 1),
    cidrs: ['172.24.0.0/16'],
    internetAccess,
    subnets: zonesOf(chosen).map(({ id, number }) => ({
      zone: id,
      nodes: awsId('subnet', number + 16),
      nodesCidr: `172.24.${number * 8}.0/21`,
      loadBalancers: awsId('subnet', number + 32),
      ...(carries(chosen) ? { loadBalancersCidr: `172.24.128.${number * 32}/27` } : {}),
      ...(carries(chosen, 'network') ? { loadBalancerAddress: `172.24.128.${number * 32 + 10}` } : {}),
    })),
    ...(chosen.cluster === 'new' ? { controlPlaneSubnets: [awsId('subnet', 64), awsId('subnet', 65)] } : {}),
    s3GatewayEndpoint: { kind: 'new', routeTables: [awsId('rtb', 1)] },
  };
}

function kubernetesInput(chosen: Choices): DeploymentInput {
  const wal = chosen.wal === 'block' && chosen.numbers.length > 1 ? 'nfs' : chosen.wal;
  const input = {
    ...shared(chosen),
    platform: {
      kind: 'kubernetes',
      kubernetesVersion: '1.33',
      storageClass: 'fast',
      nodes: {
        brokers: { cpu: 8, memoryGib: 32, networkMbps: 10_000, labels: { pool: 'streaming' } },
        controllers: { cpu: 4, memoryGib: 8, networkMbps: 10_000, architecture: 'arm64' },
      },
    },
    network: { clientNamespaces: chosen.clientNamespaces },
    storage: {
      objectStore: {
        endpoint: 'https://minio.storage.svc:9000',
        dataBucket: `${chosen.name}-data`,
        opsBucket: `${chosen.name}-ops`,
        credentials: { secret: 'object-store' },
        certificateAuthority: { secret: 'object-store-ca' },
        reach: { kind: 'namespace', namespace: 'storage', port: 9000 },
      },
      wal: wal === 's3' ? { kind: 's3' } : { kind: wal, storageClass: 'wal', sizeGib: 20 },
      backup: generatedBackup(chosen, isProduction(chosen)),
    },
    kafka: kafka(chosen, { edition: wal === 's3' ? 'openSource' : 'commercial' }),
    components: { metricsServer: 'preinstalled', ...installed('preinstalled') },
    delivery: 'bundle',
  };
  return input as DeploymentInput;
}

/** What the groups of a generated deployment may name of it. */
function workloadSite(chosen: Choices, { security }: DeploymentInput): WorkloadSite {
  const users = security?.kind === 'tls' ? (security.users ?? []) : [];
  return {
    ways: [...(chosen.clientNamespaces.length > 0 ? (['cluster'] as const) : []), ...waysIn(chosen, siteOf(chosen))],
    region: chosen.platform === 'aws' ? chosen.region : undefined,
    users: users.filter(({ state }) => state !== 'removed').map(({ name }) => name),
  };
}

/** Valid deployment files of both platforms, with one to five zones and what a plan needs. */
export const deploymentInputs: fc.Arbitrary<DeploymentInput> = choices.chain((chosen) => {
  const input = chosen.platform === 'aws' ? awsInput(chosen) : kubernetesInput(chosen);
  return fc
    .record({
      planned: calendarsAndWorkloads(workloadSite(chosen, input)),
      plan: generatedPlan(),
      ownership: generatedOwnership(),
      readiness: generatedReadiness(),
      scaling: scalingChoices,
      contracts: contractChoices,
    })
    .map(({ planned, scaling, contracts, ...rest }) =>
      withContracts(scaled({ ...input, ...planned, ...rest }, scaling), contracts),
    );
});

/** The deployment of a generated input. */
export const generated = (input: DeploymentInput) =>
  parseDeployment(stringify(input, { aliasDuplicateObjects: false }), 'generated.yaml');
