import type { Address } from '../access';
import { clusterBootstrap, outsideAccesses, regionalBootstrap } from '../access';
import type { Deployment } from '../deployment';
import { markdownTable } from '../markdown-table';
import type { Pool } from '../pools';

/** Whose deployment it is, where it runs and what its things are called: a table. */
export const runbookHead = (deployment: Deployment): readonly string[] =>
  markdownTable([
    ['what', 'here'],
    ['deployment', `${deployment.name}, ${deployment.stage}, ${deployment.customer}`],
    ['owner', deployment.owner],
    ['on call', onCall(deployment)],
    ['where', where(deployment)],
    ...kubectl(deployment),
    ['namespace', code(deployment.namespace)],
    [
      'zones',
      deployment.zones
        .map(
          ({ id, name, number, state }) =>
            `${code(id)} (${name}, number ${number}${state === 'draining' ? ', draining' : ''})`,
        )
        .join(', '),
    ],
    ['controllers', deployment.controllers.map(pods).join(', ')],
    ['brokers', `${deployment.brokers.map(pods).join(', ')}; ${scaling(deployment)}`],
    [
      'buckets',
      `data ${code(deployment.objectStore.dataBucket)}, ops ${code(deployment.objectStore.opsBucket)}${store(deployment)}`,
    ],
    [
      'clients begin at',
      beginnings(deployment)
        .map(({ host, port }) => code(`${host}:${port}`))
        .join(', '),
    ],
    [
      '`FILE`',
      `the deployment file, here called ${code(`${deployment.name}.yaml`)}; rendered into ${code(`out/${deployment.name}`)}`,
    ],
    ['delivery', delivery(deployment)],
  ]);

const code = (text: string) => `\`${text}\``;

const onCall = ({ ownership, owner }: Deployment) =>
  ownership.onCall === undefined ? `nobody is named (\`ownership.onCall\`); the owner is ${owner}` : ownership.onCall;

function where({ platform, kafka }: Deployment): string {
  const versions = `Kubernetes ${platform.kubernetesVersion}, AutoMQ ${kafka.version}`;
  if (platform.kind !== 'aws')
    return `a Kubernetes cluster whose nodes say their zone by ${code(platform.zoneLabel)}; ${versions}`;
  return `account ${platform.account}, ${platform.region}, EKS cluster ${code(platform.cluster.name)}; ${versions}`;
}

function kubectl({ platform }: Deployment): readonly (readonly string[])[] {
  if (platform.kind !== 'aws') return [];
  const { cluster, region } = platform;
  return [
    ['begin with', code(`export AWS_DEFAULT_REGION=${region} && aws eks update-kubeconfig --name ${cluster.name}`)],
  ];
}

const pods = ({ name, count, firstNodeId }: Pool) =>
  count === 1
    ? `${code(`${name}-0`)} (id ${firstNodeId})`
    : `${code(`${name}-0`)} to ${code(`-${count - 1}`)} (ids from ${firstNodeId})`;

function scaling({ autoscaling, brokers }: Deployment): string {
  const most = Math.max(...brokers.map(({ maxCount }) => maxCount));
  return autoscaling.kind === 'none' ? 'their number is fixed' : `an autoscaler adds up to ${most} in each zone`;
}

const store = ({ objectStore: { endpoint } }: Deployment) => (endpoint === undefined ? '' : ` at ${code(endpoint)}`);

const beginnings = ({ namespace, access }: Deployment): readonly Address[] => [
  clusterBootstrap(namespace),
  ...outsideAccesses(access).map(regionalBootstrap),
];

const delivery = ({ delivery: kind, name }: Deployment) =>
  code(kind === 'cdk' ? `npx cdk deploy --all --app out/${name}/cdk.out` : `npx automq-kit apply out/${name}`);
