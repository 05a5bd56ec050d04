import type { AwsDeploymentConfig } from '../config/schema';
import { instanceTypes } from '../facts/instance-types';
import { regions } from '../facts/regions';
import type { ZoneBlocks } from './address-plan';
import { zoneBlocks } from './address-plan';
import { keyAliasArn } from './arn';
import type { AlarmSettings } from './aws-alarms/alarm-settings';
import { alarmSettingsOf } from './aws-alarms/alarm-settings';
import { parseCidr } from './cidr';
import { brokerNode, eksNode } from './eks-node';
import type { NodePlacement } from './kubernetes-platform';
import { awsZoneIdLabel, poolKey, poolValue } from './labels';
import type { Component } from './names';
import { bucketNameOf, clusterNameOf, controllerStorageClassOf, keyAliasOf, storageClassOf } from './names';
import type { Zone } from './zone';
import { byNumber } from './zone';

/** A bucket of the deployment; `made` says whether the storage stack makes it. */
export interface Bucket {
  readonly name: string;
  readonly made: boolean;
}

/** The key of buckets and volumes. */
export type DataKey =
  | { readonly kind: 'made'; readonly alias: string; readonly arn: string }
  | { readonly kind: 'existing'; readonly arn: string }
  | { readonly kind: 'awsManaged' };

/** Subnets of one zone in a new VPC. */
export interface ZoneSubnets extends ZoneBlocks {
  readonly zone: Zone;
}

type NewVpcConfig = Extract<AwsDeploymentConfig['network']['vpc'], { kind: 'new' }>;

export type Vpc =
  | {
      readonly kind: 'new';
      readonly cidr: string;
      readonly egress: 'natPerZone' | 'natSingle' | 'none';
      readonly flowLogs: NewVpcConfig['flowLogs'];
      readonly s3InterfaceEndpoint?: NewVpcConfig['s3InterfaceEndpoint'];
      /** By zone number. */
      readonly subnets: readonly ZoneSubnets[];
    }
  | Extract<AwsDeploymentConfig['network']['vpc'], { kind: 'existing' }>;

/** A zone of the control plane's subnets with its block in a new VPC. */
export interface ControlPlaneZone extends Omit<Zone, 'state'> {
  readonly block: ZoneBlocks['controlPlane'];
}

type ClusterConfig = AwsDeploymentConfig['platform']['cluster'];
type NewClusterConfig = Extract<ClusterConfig, { kind: 'new' }>;

export type Cluster =
  | (Pick<NewClusterConfig, 'kind' | 'kubernetesVersion' | 'apiEndpoint' | 'administrators'> & {
      readonly name: string;
      readonly keyAlias: string;
      /** Empty where the VPC exists and gives subnets instead. */
      readonly controlPlaneZones: readonly ControlPlaneZone[];
    })
  | Extract<ClusterConfig, { kind: 'existing' }>;

/** Nodes of a pool in the account. */
export interface AwsNodes extends NodePlacement {
  readonly instanceType: string;
}

export interface AwsPlatform {
  readonly kind: 'aws';
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly kubernetesVersion: string;
  readonly zoneLabel: string;
  readonly cluster: Cluster;
  readonly vpc: Vpc;
  /** Whether nodes and pods reach the internet. */
  readonly internetAccess: boolean;
  readonly nodes: { readonly brokers: AwsNodes; readonly controllers: AwsNodes };
  /** How the number of broker nodes follows the number of brokers. */
  readonly brokerNodeScaling: AwsDeploymentConfig['platform']['nodes']['brokers']['scaling'];
  readonly systemNodes?: { readonly instanceType: string; readonly count: number };
  readonly storage: {
    readonly dataBucket: Bucket;
    readonly opsBucket: Bucket;
    readonly opsRetentionDays: number;
    readonly key: DataKey;
  };
  readonly storageClass: { readonly kind: 'made'; readonly brokers: string; readonly controllers: string };
  /** Undefined where there are no CloudWatch alarms. */
  readonly alarms: AlarmSettings | undefined;
}

export function awsPlatformOf(config: AwsDeploymentConfig): AwsPlatform {
  const { platform } = config;
  const partition = known(regions[platform.region], platform.region).partition;
  const vpc = vpcOf(config);
  return {
    kind: 'aws',
    account: platform.account,
    region: platform.region,
    partition,
    kubernetesVersion: platform.cluster.kubernetesVersion,
    zoneLabel: awsZoneIdLabel,
    cluster: clusterOf(config),
    vpc,
    internetAccess: vpc.kind === 'new' ? vpc.egress !== 'none' : vpc.internetAccess,
    nodes: {
      brokers: awsNodes(config.name, 'broker', platform.nodes.brokers),
      controllers: awsNodes(config.name, 'controller', platform.nodes.controllers),
    },
    brokerNodeScaling: platform.nodes.brokers.scaling,
    systemNodes: platform.nodes.system,
    storage: storageOf(config, partition),
    storageClass: {
      kind: 'made',
      brokers: storageClassOf(config.name),
      controllers: controllerStorageClassOf(config.name),
    },
    alarms: alarmSettingsOf(config, { partition, region: platform.region, account: platform.account }),
  };
}

function vpcOf({ network: { vpc }, zones }: AwsDeploymentConfig): Vpc {
  if (vpc.kind === 'existing') return vpc;
  const block = known(parseCidr(vpc.cidr), vpc.cidr);
  return { ...vpc, subnets: byNumber(zones).map((zone) => ({ zone, ...zoneBlocks(block, zone.number) })) };
}

function clusterOf({ name, platform: { cluster }, network: { vpc } }: AwsDeploymentConfig): Cluster {
  if (cluster.kind === 'existing') return cluster;
  const { kind, kubernetesVersion, apiEndpoint, administrators, controlPlaneZones } = cluster;
  const zones =
    vpc.kind === 'existing' || controlPlaneZones === undefined
      ? []
      : byNumber(controlPlaneZones).map((zone) => ({
          ...zone,
          block: zoneBlocks(known(parseCidr(vpc.cidr), vpc.cidr), zone.number).controlPlane,
        }));
  return {
    kind,
    kubernetesVersion,
    apiEndpoint,
    administrators,
    name: clusterNameOf(name),
    keyAlias: keyAliasOf(name, 'cluster'),
    controlPlaneZones: zones,
  };
}

type WrittenNodes = { readonly instanceType: string; readonly scaling?: AwsPlatform['brokerNodeScaling'] };

function awsNodes(deployment: string, component: Component, { instanceType, scaling }: WrittenNodes): AwsNodes {
  const facts = known(instanceTypes[instanceType], instanceType);
  const value = poolValue(deployment, component);
  return {
    instanceType,
    ...(scaling === undefined ? eksNode(facts) : brokerNode(facts, scaling)),
    labels: { [poolKey]: value },
    taints: [{ key: poolKey, value, effect: 'NoSchedule' }],
  };
}

function storageOf({ name, platform, storage }: AwsDeploymentConfig, partition: string): AwsPlatform['storage'] {
  const bucket = (use: 'data' | 'ops', given: AwsDeploymentConfig['storage']['dataBucket']): Bucket => ({
    name: given.name === undefined ? bucketNameOf(name, use, platform) : given.name,
    made: given.kind === 'new',
  });
  return {
    dataBucket: bucket('data', storage.dataBucket),
    opsBucket: bucket('ops', storage.opsBucket),
    opsRetentionDays: storage.opsRetentionDays,
    key: dataKey(name, storage.encryption, { partition, region: platform.region, account: platform.account }),
  };
}

function dataKey(
  deployment: string,
  encryption: AwsDeploymentConfig['storage']['encryption'],
  place: Parameters<typeof keyAliasArn>[0],
): DataKey {
  switch (encryption.kind) {
    case 'kms': {
      const alias = keyAliasOf(deployment, 'data');
      return { kind: 'made', alias, arn: keyAliasArn(place, alias) };
    }
    case 'existingKey':
      return { kind: 'existing', arn: encryption.keyArn };
    case 's3Managed':
      return { kind: 'awsManaged' };
  }
}

/** A value that a rule has checked before; its absence is a defect of the kit, not of the file. */
function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`"${what}" reached the model although no rule admits it`);
  return value;
}
