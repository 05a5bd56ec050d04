/**
 * Every name that leaves the kit, written once. Stacks and charts meet here: a name is a function of the deployment
 * and, where AWS wants it unique, of account and region, so that neither half waits for the other
 * (docs/decisions/002-names-decided-by-us.md).
 */

/** Where a name is used, with the length that place allows. */
export interface NameLimit {
  readonly what: string;
  readonly name: string;
  readonly maxLength: number;
}

export interface AwsPlace {
  readonly account: string;
  readonly region: string;
}

/** Namespace of everything that runs in the cluster. */
export const namespaceOf = (deployment: string) => `automq-${deployment}`;

export type Component = 'controller' | 'broker';

/**
 * Whatever runs in pods of the deployment: `users` is the job that keeps users and their rights, `canary` a client of each
 * zone that says whether it is served, `group-lag` says how far consumer groups are behind, `unregister` is the job that
 * unregisters brokers that are gone, `backup` the job that makes VolumeSnapshots of the controllers' volumes,
 * `feature-levels` the one that raises the cluster's feature levels in an upgrade, `contracts` the one that applies event
 * contracts.
 */
export type Workload =
  Component | 'users' | 'canary' | 'group-lag' | 'unregister' | 'backup' | 'feature-levels' | 'contracts';

/** CronJob, ConfigMap and ServiceAccount of the job that keeps users and their rights. */
export const usersJob = 'users';

/** CronJob, ConfigMap and ServiceAccount of the job that unregisters brokers that are gone. */
export const unregisterJob = 'unregister';

/** CronJob, ConfigMap and ServiceAccount of the job that raises the cluster's feature levels. */
export const featureLevelsJob = 'feature-levels';

/** CronJob, ConfigMap and ServiceAccount of the job that applies event contracts. */
export const contractsJob = 'contracts';

/** ConfigMap with a part of what that job works from, by the name of the file. */
export const contractsPart = (file: string) => `${contractsJob}-${file}`;

/** CronJob, ConfigMap, ServiceAccount and Role of the job that makes VolumeSnapshots of the controllers' volumes. */
export const backupJob = 'backup';

/** Deployment whose pods keep nodes of a zone for the next broker. */
export const warmNodesName = (zoneId: string) => `warm-${zoneId}`;

/** Service of one broker for clients outside the cluster; called like its pod. */
export const brokerService = (pool: string, ordinal: number) => `${pool}-${ordinal}`;

/** Service that clients in a private network first connect to; in the cluster it is `bootstrapService`. */
export const networkBootstrapService = 'network-bootstrap';

/** Issuer, Certificate and Secret of the authority that a deployment gets where the file names none. */
export const certificateAuthority = 'certificate-authority';

/** Issuer of what nobody has to trust. */
export const selfSignedIssuer = 'self-signed';

/** TargetGroupBinding of a broker or, without one, of the bootstrap of an intent. */
export const targetGroupBinding = (intent: string, target: string) => `${intent.toLowerCase()}-${target}`;

/** StatefulSet, ConfigMap and node group suffix of one zone's controllers or brokers. */
export const poolName = (component: Component, zoneId: string) => `${component}-${zoneId}`;

/** Headless service that gives each pod its DNS name. */
export const headlessServiceOf = (component: Component) => `${component}s`;

/** Service that a client first connects to. */
export const bootstrapService = 'bootstrap';

export const serviceAccountOf = (workload: Workload) => workload;

/** ConfigMap that says that the metadata quorum has been formed once, and which empty disk may join it. */
export const quorumStateConfigMap = 'quorum-state';

/** Container of the broker or controller in its pod. */
export const containerName = 'kafka';

/** Volume of a pod that holds its identity and the metadata; a claim is called `data-<pod>`. */
export const dataVolume = 'data';

/** Volume of a broker's write-ahead log, where a commercial build keeps it on one. */
export const walVolume = 'wal';

/** NetworkPolicy that closes the namespace. */
export const defaultDenyPolicy = 'default-deny';

/** NetworkPolicy with the permitted connections of a component. */
export const networkPolicyOf = (workload: Workload) => workload;

/** Disruption budget over all controllers; that of a zone's brokers is called like their StatefulSet. */
export const controllerDisruptionBudget = 'controllers';
export const brokerDisruptionBudget = 'brokers';

/** PodMonitor of the deployment's pods; the other has cert-manager tell when the deployment's certificates end. */
export const podMonitorName = 'automq';
export const canaryMonitorName = 'automq-canary';
export const certificateMonitorName = 'automq-certificates';

/** PrometheusRule with the alerts; that with what scaling looks at is `scalingRuleName`. */
export const alertRuleName = 'automq-alerts';
export const scalingRuleName = 'automq-scaling';

/** ConfigMap of a Grafana dashboard. */
export const dashboardConfigMap = (dashboard: string) => `dashboard-${dashboard}`;

/** ConfigMap that holds the runbook with the deployment's own names. */
export const runbookConfigMap = 'runbook';

/** The runbook in that ConfigMap, and beside the manifests. */
export const runbookFile = 'runbook.md';

/** Deployment of a zone's canary, and the topic that all of them use. */
export const canaryName = (zoneId: string) => `canary-${zoneId}`;
export const canaryTopic = 'automq-canary';

/** Deployment and ServiceAccount of the exporter of consumer groups' lag. */
export const groupLagName = 'group-lag';

/** ConfigMap of the canaries of all zones. */
export const canaryConfigMap = 'canary';

/** Kafka user that canary and exporter are; no user of the file can be called so. */
export const monitorUser = 'automq-monitor';

/** Kafka user that applies event contracts, the only one that may create topics; no user of the file can be called so. */
export const contractsUser = 'automq-contracts';

/** How topics and groups begin that a drill makes and removes again. */
export const drillPrefix = 'automq-drill-';

/** Topic that holds a record of what each `contracts apply` did. */
export const contractsAuditTopic = 'automq-contracts-audit';

/** Cluster-scoped objects carry the deployment's name, since several deployments may share a cluster. */
export const storageClassOf = (deployment: string) => `automq-${deployment}`;
/** Class of the controllers' volumes, by which they get the tag that backups go by. */
export const controllerStorageClassOf = (deployment: string) => `automq-${deployment}-controllers`;
export const priorityClassOf = (deployment: string, component: Component | 'warm') =>
  `automq-${deployment}-${component}`;

/** DNS name of the Service that a client first connects to, for any pod of the cluster. */
export const bootstrapHostname = (namespace: string) => `${bootstrapService}.${namespace}.svc`;

/** ConfigMap with the settings of a client, in the cluster where the client runs. */
export const clientConfigMapOf = (deployment: string) => `kafka-${deployment}`;

/** DNS name of a pod behind its headless service, for any pod of the cluster. */
export const podHostname = (namespace: string, component: Component, pod: string) =>
  `${pod}.${headlessServiceOf(component)}.${namespace}.svc`;

export const bucketNameOf = (deployment: string, use: 'data' | 'ops', { account, region }: AwsPlace) =>
  `${deployment}-${use}-${account}-${region}`;

export const clusterNameOf = (deployment: string) => deployment;

export const nodeGroupName = (deployment: string, pool: string) => `${deployment}-${pool}`;

/** NodePool and EC2NodeClass of a zone's brokers; cluster-scoped, and the name of its instances as of a node group's. */
export const nodePoolName = (deployment: string, pool: string) => nodeGroupName(deployment, pool);

/** Instance profile of the nodes that Karpenter starts; IAM names are account-wide, so the region is part of it. */
export const nodeInstanceProfileName = (deployment: string, region: string) => `${deployment}-${region}-broker-node`;

/** SQS queue on which Karpenter learns what AWS is about to do to instances. */
export const interruptionQueueName = (deployment: string) => `${deployment}-node-interruptions`;

/** IAM role of the pods of a component; IAM names are account-wide, so the region is part of it. */
export const workloadRoleName = (deployment: string, component: Component, region: string) =>
  `${deployment}-${region}-${component}`;

/** KMS alias, without the prefix `alias/`. */
export const keyAliasOf = (deployment: string, use: 'data' | 'cluster') => `${deployment}-${use}`;

/** SNS topic that alarms go to; known before it is made, so that alarms of any stack name it. */
export const alarmTopicName = (deployment: string) => `${deployment}-alarms`;

/** CloudWatch alarm on one of several things of a kind, or on the only one. */
export const cloudWatchAlarmName = (deployment: string, id: string, subject?: string) =>
  [deployment, ...(subject === undefined ? [] : [subject]), id].join('-');

/** Pattern of the names of all CloudWatch alarms of a deployment. */
export const cloudWatchAlarmPattern = (deployment: string) => `${deployment}-*`;

/** Filter of the data bucket under which S3 counts all its requests. */
export const bucketRequestsFilter = 'EntireBucket';

export type StackKind =
  | 'network'
  | 'storage'
  | 'cluster'
  | 'components'
  | 'network-access'
  | 'privatelink'
  | 'workload'
  | 'contracts'
  | 'monitoring'
  | 'observability';

/** Load balancer of an intent; AWS allows 32 characters. */
export const loadBalancerName = (deployment: string, intent: 'network' | 'privateLink') =>
  `${deployment}-${intent === 'network' ? 'net' : 'link'}`;

export const stackName = (deployment: string, stack: StackKind) => `${deployment}-${stack}`;

/** Every name with a limit that the deployment's name and zones can break, longest form first. */
export function limitedNames(deployment: string, zoneIds: readonly string[], place?: AwsPlace): readonly NameLimit[] {
  const pools = zoneIds.flatMap((zone) => [poolName('controller', zone), poolName('broker', zone)]);
  const kubernetes: NameLimit[] = [
    { what: 'Kubernetes namespace', name: namespaceOf(deployment), maxLength: 63 },
    // The pool label of nodes carries the node group's name.
    ...pools.map((pool) => ({ what: 'Kubernetes label value', name: nodeGroupName(deployment, pool), maxLength: 63 })),
    // A StatefulSet labels its pods with its own name, a hyphen and a hash of ten characters.
    ...pools.map((pool) => ({ what: 'Kubernetes StatefulSet', name: pool, maxLength: 52 })),
  ];
  if (!place) return kubernetes;
  return [
    ...kubernetes,
    { what: 'S3 bucket', name: bucketNameOf(deployment, 'data', place), maxLength: 63 },
    { what: 'IAM role', name: workloadRoleName(deployment, 'controller', place.region), maxLength: 64 },
    { what: 'Network Load Balancer', name: loadBalancerName(deployment, 'privateLink'), maxLength: 32 },
    { what: 'EKS node group', name: nodeGroupName(deployment, 'controller-' + longest(zoneIds)), maxLength: 63 },
    { what: 'CloudFormation stack', name: stackName(deployment, 'network-access'), maxLength: 128 },
  ];
}

const longest = (texts: readonly string[]) => texts.reduce((a, b) => (b.length > a.length ? b : a), '');
