import type { App, Stack } from 'aws-cdk-lib/core';
import { Tags } from 'aws-cdk-lib/core';
import type { AwsDeployment } from '../model/deployment';
import { resourceTags } from '../model/labels';
import type { Wave } from '../model/wave';
import { contractsWave, looksOn } from '../model/wave';
import { ClusterStack } from './cluster-stack';
import { ComponentsStack, chartsToInstall } from './components-stack';
import type { Network } from './network';
import { existingNetwork } from './network';
import { NetworkStack } from './network-stack';
import type { AppOptions } from './new-app';
import { newApp } from './new-app';
import { ObservabilityStack, hasObservability } from './observability-stack';
import { S3EndpointStack } from './s3-endpoint-stack';
import { StorageStack, hasStorage } from './storage-stack';
import { addWaysIn } from './ways-in';
import type { WorkloadStackProps } from './workload-stack';
import { WorkloadStack } from './workload-stack';

/**
 * A changed tag makes a new version of a node group's launch template, and EKS refuses an update of a group's template
 * together with one of its own tags (aws/aws-cdk#16644). What costs money, instances and volumes, has the template's.
 */
const untagged = ['AWS::EKS::Nodegroup'];

/** Keys that Data Lifecycle Manager takes for a policy itself (its API, TagResource); its snapshots get every tag. */
const policyTagKey = /^[\w.:/=+-]+$/;

const withoutTag = (key: string) => (policyTagKey.test(key) ? untagged : [...untagged, 'AWS::DLM::LifecyclePolicy']);

/** The stacks of a deployment, by lifetime. Pure: the same deployment gives the same templates. */
export function infrastructureApp(deployment: AwsDeployment, waves: readonly Wave[], options: AppOptions): App {
  const app = newApp(options);
  const { network, stack: networkStack } = networkOf(app, deployment);
  const storage = hasStorage(deployment) ? new StorageStack(app, 'Storage', { deployment }) : undefined;
  const cluster = new ClusterStack(app, 'Cluster', {
    deployment,
    network,
    clusterKey: storage?.clusterKey,
    dataKeyArn: dataKeyArn(deployment, storage),
  });
  // Brokers that start before their bucket is there read that as a refusal and give up; nodes that start before the
  // way to S3 is there pull no image.
  for (const before of [networkStack, storage]) if (before !== undefined) cluster.addStackDependency(before);
  const { clusterSecurityGroupId } = cluster;
  const waysIn = addWaysIn(app, { deployment, network, clusterSecurityGroupId });
  const handoff = new Map([...waysIn, ...cluster.handoff]);
  if (hasObservability(deployment)) new ObservabilityStack(app, 'Observability', { deployment });
  addWorkload(app, cluster, { deployment, waves, handoff });
  for (const [key, value] of Object.entries(resourceTags(deployment))) {
    Tags.of(app).add(key, value, { excludeResourceTypes: withoutTag(key) });
  }
  return app;
}

/** An existing VPC gets no stack of its own, unless it lacks the S3 endpoint. */
function networkOf(app: App, deployment: AwsDeployment): { readonly network: Network; readonly stack?: Stack } {
  const { vpc } = deployment.platform;
  if (vpc.kind === 'new') {
    const stack = new NetworkStack(app, 'Network', { deployment, vpc });
    return { network: stack, stack };
  }
  const network = existingNetwork(vpc);
  if (vpc.s3GatewayEndpoint.kind === 'existing') return { network };
  const { routeTables } = vpc.s3GatewayEndpoint;
  const stack = new S3EndpointStack(app, 'Network', { deployment, vpcId: vpc.id, routeTableIds: routeTables });
  return { network, stack };
}

function dataKeyArn({ platform }: AwsDeployment, storage: StorageStack | undefined): string | undefined {
  const { key } = platform.storage;
  return key.kind === 'existing' ? key.arn : storage?.dataKey?.keyArn;
}

function addWorkload(
  app: App,
  { kubectlServiceToken }: ClusterStack,
  { deployment, waves, handoff }: Omit<WorkloadStackProps, 'kind' | 'kubectlServiceToken'>,
): void {
  if (kubectlServiceToken === undefined) return;
  const charts = chartsToInstall(deployment);
  const components =
    charts.length === 0
      ? undefined
      : new ComponentsStack(app, 'Components', { deployment, charts, kubectlServiceToken });
  const given = { deployment, handoff, kubectlServiceToken };
  const ofContracts = waves.filter(({ id }) => id === contractsWave);
  const carrying = waves.filter((wave) => !looksOn(wave) && !ofContracts.includes(wave));
  const workload = new WorkloadStack(app, 'Workload', { ...given, kind: 'workload', waves: carrying });
  if (components !== undefined) workload.addStackDependency(components);
  // A template holds a megabyte: dashboards and alerts alone come to half of one, the program that applies contracts to a
  // quarter, and thousands of topics to the rest. What these stacks lack keeps no broker.
  for (const [id, kind, theirs] of [
    ['Contracts', 'contracts', ofContracts],
    ['Monitoring', 'monitoring', waves.filter(looksOn)],
  ] as const)
    if (theirs.length > 0) new WorkloadStack(app, id, { ...given, kind, waves: theirs }).addStackDependency(workload);
}
