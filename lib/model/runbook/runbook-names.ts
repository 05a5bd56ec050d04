import { outsideAccesses } from '../access';
import { bucketArn } from '../arn';
import type { AwsPlatform } from '../aws-platform';
import { controllerClaims, keptObjectHours } from '../backup';
import { hasNodeGroup } from '../broker-nodes';
import type { Deployment } from '../deployment';
import { externalObjects } from '../external-objects';
import { controllerVolumeTag } from '../labels';
import { loadBalancerName, nodeGroupName, workloadRoleName } from '../names';
import type { Pool } from '../pools';
import { few } from './few';

/**
 * A word in capitals of docs/runbook.md. With a `value` there is one answer, and it stands in the word's place; without,
 * the word becomes a variable of the shell that whoever reads sets first, and `hint` says to what.
 */
export interface RunbookName {
  readonly word: string;
  readonly value?: string;
  readonly hint: string;
}

/** Every word that stands for a name, with what it stands for in a deployment. */
export function runbookNames(deployment: Deployment): readonly RunbookName[] {
  const { namespace, platform, controllers, brokers, objectStore, name, backup } = deployment;
  const pools = [...controllers, ...brokers];
  return [
    fixed('NS', namespace),
    fixed('FILE', `${name}.yaml`),
    fixed('out/NAME', `out/${name}`),
    fixed('<deployment>', name),
    fixed('CONTROLLER_CLASS', platform.storageClass.controllers),
    fixed('CLASS', platform.storageClass.brokers),
    fixed('SIZE', `${Math.max(...controllers.map(({ volumeGib }) => volumeGib))}Gi`),
    fixed('CONTROLLER_CLAIMS', controllerClaims(controllers).join(' ')),
    fixed('CONTROLLER_TAG', controllerVolumeTag),
    ...(backup === undefined
      ? []
      : [
          fixed('BACKUP_HOURS', String(backup.everyHours)),
          fixed('BACKUP_DAYS', String(backup.keepDays)),
          fixed('KEPT_HOURS', String(keptObjectHours(backup))),
        ]),
    fixed('NODE_ZONE_LABEL', platform.zoneLabel),
    fixed('DATA_BUCKET', objectStore.dataBucket),
    ...(objectStore.endpoint === undefined ? [] : [fixed('ENDPOINT', objectStore.endpoint)]),
    ...(platform.kind === 'aws' ? awsNames(deployment, platform) : []),
    ...domainOf(deployment),
    oneOf('ZONE', '', [...new Set(pools.map(({ zone }) => zone.id))]),
    oneOf('CONTROLLER', '', controllers.map(podRange)),
    controllersOfZone(controllers),
    oneOf('BROKER', 'one that is ready: ', brokers.map(podRange)),
    oneOf('POD', '', pools.map(podRange)),
    ...namesOfClients(deployment),
    ...found,
  ];
}

const fixed = (word: string, value: string): RunbookName => ({ word, value, hint: '' });

/** How many controllers a zone has. */
function controllersOfZone(controllers: readonly Pool[]): RunbookName {
  const [first, ...others] = controllers.map(({ count }) => String(count));
  const hint = `all of the zone: ${controllers.map(({ zone, count }) => `${count} in ${zone.id}`).join(', ')}`;
  return first !== undefined && others.every((count) => count === first)
    ? { word: 'CONTROLLERS', value: first, hint }
    : { word: 'CONTROLLERS', hint };
}

/** One of several known ones; the only one where there is no other. */
function oneOf(word: string, what: string, values: readonly string[]): RunbookName {
  const [only, ...others] = values;
  const hint = `${what}${values.join(', ')}`;
  return only !== undefined && others.length === 0 && !only.includes(' ')
    ? { word, value: only, hint }
    : { word, hint };
}

const podRange = ({ name, maxCount }: Pool): string =>
  maxCount === 1 ? `${name}-0` : `${name}-0 to ${name}-${maxCount - 1}`;

function awsNames(
  { name }: Deployment,
  { partition, account, region, cluster, storage }: AwsPlatform,
): readonly RunbookName[] {
  const role = (component: 'broker' | 'controller') => workloadRoleName(name, component, region);
  const roleArn = (component: 'broker' | 'controller') => `arn:${partition}:iam::${account}:role/${role(component)}`;
  const { key, dataBucket } = storage;
  return [
    fixed('REGION', region),
    fixed('CLUSTER', cluster.name),
    fixed('BROKER_ROLE', role('broker')),
    fixed('BROKER_ROLE_ARN', roleArn('broker')),
    fixed('CONTROLLER_ROLE_ARN', roleArn('controller')),
    fixed('DATA_BUCKET_ARN', bucketArn({ partition }, dataBucket.name)),
    ...(key.kind === 'awsManaged' ? [] : [fixed('KEY', key.kind === 'made' ? `alias/${key.alias}` : key.arn)]),
  ];
}

/** The domain of the ways in, without the label of any of them. */
function domainOf({ access }: Deployment): readonly RunbookName[] {
  const [first] = outsideAccesses(access);
  return first === undefined ? [] : [fixed('<domain>', first.domain.split('.').slice(1).join('.'))];
}

/** Known ones help, but never stand in the word's place: the wrong user or group is soon taken. */
function namesOfClients(deployment: Deployment): readonly RunbookName[] {
  const { name, workloads, security, platform, controllers, brokers, access } = deployment;
  const topics = workloads.flatMap((group) =>
    group.topics.map((topic) => `${topic.name}${topic.pattern === 'prefixed' ? '…' : ''}`),
  );
  const groups = workloads.flatMap(({ reads }) => reads.flatMap(({ consumerGroups }) => consumerGroups));
  const users = security.kind === 'tls' ? security.users.map((user) => user.name) : [];
  const secrets = externalObjects(deployment).map((object) => object.name);
  const onAws = (names: readonly string[]) => (platform.kind === 'aws' ? names : []);
  return [
    known('TOPIC', 'a topic', topics),
    known('GROUP', 'a consumer group', groups),
    known('KAFKA_USER', 'a user of the file', users),
    known('SECRET', 'the Secret that the file names', secrets),
    { word: 'STACK', hint: `the one that failed, ${name}-…` },
    known(
      'NODE_GROUP',
      'a node group',
      onAws(
        [...controllers, ...brokers]
          .filter((pool) => hasNodeGroup(deployment, pool))
          .map((pool) => nodeGroupName(name, pool.name)),
      ),
    ),
    known(
      'LOAD_BALANCER',
      'the load balancer',
      outsideAccesses(access).map(({ intent }) => loadBalancerName(name, intent)),
    ),
  ];
}

const known = (word: string, what: string, names: readonly string[]): RunbookName => ({
  word,
  hint: names.length === 0 ? what : `${what}: ${few(names)}`,
});

/** What only a look at the running deployment tells. */
const found: readonly RunbookName[] = [
  { word: 'NODE', hint: 'the machine, as kubectl get pods -o wide names it' },
  { word: 'ID', hint: 'the instance, at the end of the node’s providerID' },
  { word: 'VOLUME', hint: 'as kubectl get pv names it' },
  { word: 'VOLUME_ID', hint: 'vol-…, which the command before prints' },
  { word: 'POLICY', hint: 'policy-…, as get-lifecycle-policies names it' },
  { word: 'SNAPSHOT', hint: 'of this controller’s claim: the newest from before the loss that is completed or ready' },
  { word: 'SNAPSHOT_CLASS', hint: 'as kubectl get volumesnapshotclass names it' },
  { word: 'ARN', hint: 'of the target group or load balancer' },
  { word: 'SERVICE_ID', hint: 'of the endpoint service, vpce-svc-…' },
  { word: 'AUTO_SCALING_GROUP', hint: 'as the first command names it' },
  { word: 'HOST', hint: 'a name that clients use' },
  { word: 'PORT', hint: 'its port' },
  { word: 'NODE_ID', hint: 'the broker’s id' },
  { word: 'REPLICAS', hint: 'how many there are to be' },
  { word: 'PARTITION', hint: 'its number' },
  { word: 'PARTITIONS', hint: 'how many there are to be' },
  { word: 'OFFSET', hint: 'of the record' },
  { word: 'NEXT_OFFSET', hint: 'that of the record and one' },
  { word: 'CLIENT_ID', hint: 'the whole client.id' },
  { word: 'PASSWORD_FILE', hint: 'a file that holds the new password' },
  { word: 'WORKER', hint: 'host of a Connect worker' },
  { word: 'CONNECTOR', hint: 'its name' },
  { word: 'REGISTRY', hint: 'URL of your schema registry' },
  { word: 'SUBJECT', hint: 'mostly the topic and -value' },
  { word: 'CONSUMER_FILE', hint: 'the consumer’s file' },
  { word: 'CONSUMER', hint: 'the name in that file' },
];
