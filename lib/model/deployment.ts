import type { AwsDeploymentConfig, DeploymentConfig, KubernetesDeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import type { Access } from './access';
import { accessOf } from './access';
import type { AwsPlatform } from './aws-platform';
import { awsPlatformOf } from './aws-platform';
import { backupEdges } from './backup-edges';
import type { Backup } from './backup';
import { backupOf } from './backup';
import { brokerJobEdges } from './broker-job-edges';
import type { CanaryPaths } from './canary-paths';
import { canaryPaths } from './canary-paths';
import { contractsEdges } from './contracts-edges';
import { hasContractsJob } from './contracts-job';
import type { Edge, Peer } from './edges';
import { edgesOf } from './edges';
import { imageReference } from './image';
import type { KubernetesPlatform } from './kubernetes-platform';
import { kubernetesPlatformOf } from './kubernetes-platform';
import { monitorEdges } from './monitor-edges';
import { hasCanary, hasGroupLag } from './monitors';
import { namespaceOf } from './names';
import type { ObjectStore } from './object-store';
import type { ReadContracts } from './read-contracts';
import { raisesLevels } from './raises-levels';
import type { Pool } from './pools';
import { brokerPools, controllerPools } from './pools';
import type { Security } from './security';
import { securityOf } from './security';
import type { WorkloadGroup } from './workload-group';
import { workloadGroup } from './workload-group';
import type { Zone } from './zone';
import { byNumber } from './zone';
import type { ZoneCidrs } from './zone-cidrs';
import { zoneCidrsOf } from './zone-cidrs';
import { outsideSources } from './outside-sources';

/** What a deployment file means: complete, derived, and the only input of stacks, charts and plans. */
export interface Deployment {
  readonly name: string;
  readonly customer: string;
  readonly owner: string;
  readonly stage: DeploymentConfig['stage'];
  readonly tags: Readonly<Record<string, string>>;
  readonly namespace: string;
  readonly platform: AwsPlatform | KubernetesPlatform;
  /** By number; draining zones are in it. */
  readonly zones: readonly Zone[];
  /** One per zone that holds a controller, by zone number. */
  readonly controllers: readonly Pool[];
  /** One per active zone, by zone number. */
  readonly brokers: readonly Pool[];
  /** One per draining zone: its StatefulSet stays until the zone leaves the file, without a broker. */
  readonly drainingBrokers: readonly Pool[];
  readonly kafka: {
    readonly clusterId: string;
    readonly version: string;
    /** What an upgrade that is under way comes from, and how far it is. */
    readonly upgrade: DeploymentConfig['kafka']['upgrade'];
    /** Image reference as a pod names it. */
    readonly image: string;
    readonly pullSecret?: string;
    /** What a broker or controller has to stop; then the kubelet kills it. */
    readonly terminationGracePeriodSeconds: number;
    readonly zoneRouter: boolean;
    /** Broker properties that the file adds. */
    readonly properties: Readonly<Record<string, string>>;
  };
  readonly objectStore: ObjectStore;
  readonly wal: DeploymentConfig['storage']['wal'];
  /** Undefined where nobody snapshots the controllers' volumes. */
  readonly backup: Backup | undefined;
  readonly security: Security;
  readonly access: Access;
  /** The ways in that canaries try and those that they leave out; undefined where there are none. */
  readonly canary: CanaryPaths | undefined;
  /** How brokers tell a client's zone by its address; zones without known blocks are left out. */
  readonly zoneCidrs: readonly ZoneCidrs[];
  readonly edges: readonly Edge[];
  readonly autoscaling: DeploymentConfig['autoscaling'];
  readonly monitoring: DeploymentConfig['monitoring'];
  readonly components: DeploymentConfig['components'];
  readonly delivery: DeploymentConfig['delivery'];
  readonly calendars: DeploymentConfig['calendars'];
  readonly workloads: readonly WorkloadGroup[];
  /** Where the event contracts are; undefined where the deployment has none. */
  readonly contracts: DeploymentConfig['contracts'];
  /** What they say; undefined until somebody has read them. */
  readonly readContracts?: ReadContracts;
  /** What the plan assumes. */
  readonly plan: DeploymentConfig['plan'];
  readonly ownership: DeploymentConfig['ownership'];
  readonly readiness: DeploymentConfig['readiness'];
}

/** A deployment in an AWS account; what the stacks take. */
export type AwsDeployment = Deployment & { readonly platform: AwsPlatform };

export function isAwsDeployment(deployment: Deployment): deployment is AwsDeployment {
  return deployment.platform.kind === 'aws';
}

const raisingLevels = 'The job that raises feature levels in the second step of an upgrade.';

/** The meaning of a valid configuration. Total: what could go wrong has been refused by the rules before. */
export function deploymentOf(config: DeploymentConfig): Deployment {
  const half = isAws(config) ? awsHalf(config) : kubernetesHalf(config);
  const brokers = brokerPools(config, half.platform.nodes.brokers);
  const access = accessOf(config);
  const backup = backupOf(config);
  const canary = hasCanary(config)
    ? canaryPaths({ access, platform: half.platform, brokers: brokers.active })
    : undefined;
  return {
    name: config.name,
    customer: config.customer,
    owner: config.owner,
    stage: config.stage,
    tags: config.tags,
    namespace: namespaceOf(config.name),
    zones: byNumber(config.zones),
    controllers: controllerPools(config, half.platform.nodes.controllers),
    brokers: brokers.active,
    drainingBrokers: brokers.draining,
    kafka: {
      clusterId: config.kafka.clusterId,
      version: config.kafka.version,
      upgrade: config.kafka.upgrade,
      image: imageReference(config.kafka.image),
      pullSecret: config.kafka.image.pullSecret,
      terminationGracePeriodSeconds: config.kafka.terminationGracePeriodSeconds,
      zoneRouter: config.kafka.zoneRouter,
      properties: Object.fromEntries(
        Object.entries(config.kafka.properties).map(([key, value]) => [key, String(value)]),
      ),
    },
    wal: config.storage.wal,
    backup,
    security: securityOf(config),
    access,
    canary,
    zoneCidrs: zoneCidrsOf(config),
    autoscaling: config.autoscaling,
    monitoring: config.monitoring,
    components: config.components,
    delivery: config.delivery,
    calendars: config.calendars,
    workloads: config.workloads.map(workloadGroup),
    contracts: config.contracts,
    plan: config.plan,
    ownership: config.ownership,
    readiness: config.readiness,
    ...half,
    edges: [
      ...half.edges,
      ...monitorEdges({ ...config.network, canary, groupLag: hasGroupLag(config) }),
      ...brokerJobEdges('unregister', 'The job that unregisters brokers that are gone.', config.network),
      ...(raisesLevels(config) ? brokerJobEdges('feature-levels', raisingLevels, config.network) : []),
      ...backupEdges(backup),
      ...(hasContractsJob(config) ? contractsEdges(config.network) : []),
    ],
  };
}

type Half = Pick<Deployment, 'platform' | 'objectStore' | 'edges'>;

function awsHalf(config: AwsDeploymentConfig): Half {
  const platform = awsPlatformOf(config);
  return {
    platform,
    objectStore: {
      region: platform.region,
      dataBucket: platform.storage.dataBucket.name,
      opsBucket: platform.storage.opsBucket.name,
      pathStyle: false,
    },
    edges: edgesOf({
      ...config.network,
      tls: config.security.kind === 'tls',
      outside: outsideSources(config),
      podIdentity: true,
      objectStore: {
        peer: { kind: 'cidrs', cidrs: ['0.0.0.0/0'] },
        port: 443,
        why: 'S3. Its addresses change and a NetworkPolicy can’t name a prefix list; the gateway endpoint’s policy and the role narrow it to this deployment’s buckets.',
      },
    }),
  };
}

function kubernetesHalf(config: KubernetesDeploymentConfig): Half {
  const { objectStore } = config.storage;
  const { reach } = objectStore;
  const url = new URL(objectStore.endpoint);
  const urlPort = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const peer: Peer = reach.kind === 'cidrs' ? reach : { kind: 'namespaces', namespaces: [reach.namespace] };
  return {
    platform: kubernetesPlatformOf(config),
    objectStore,
    edges: edgesOf({
      ...config.network,
      tls: config.security.kind === 'tls',
      outside: outsideSources(config),
      podIdentity: false,
      objectStore: { peer, port: reach.kind === 'namespace' ? reach.port : urlPort, why: 'The object store.' },
    }),
  };
}
