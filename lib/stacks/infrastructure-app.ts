import { App, Tags } from 'aws-cdk-lib/core';
import type { AwsDeployment } from '../model/deployment';
import { resourceTags } from '../model/labels';
import type { Wave } from '../model/wave';
import { ClusterStack } from './cluster-stack';
import { ComponentsStack, chartsToInstall } from './components-stack';
import { featureFlags } from './feature-flags';
import type { Network } from './network';
import { existingNetwork } from './network';
import { NetworkStack } from './network-stack';
import { S3EndpointStack } from './s3-endpoint-stack';
import { StorageStack, hasStorage } from './storage-stack';
import { WorkloadStack } from './workload-stack';

export interface InfrastructureOptions {
  /** Folder of the cloud assembly; a temporary one, or the CDK command line's, when undefined. */
  readonly outdir?: string;
  /** Whether CDK validates the templates, which costs seconds; its own setting (`CDK_VALIDATION`) when undefined. */
  readonly validation?: boolean;
}

/** The stacks of a deployment, by lifetime. Pure: the same deployment gives the same templates. */
export function infrastructureApp(
  deployment: AwsDeployment,
  waves: readonly Wave[],
  { outdir, validation }: InfrastructureOptions,
): App {
  const app = new App({
    outdir,
    builtinCloudFormationValidation: validation,
    postCliContext: featureFlags,
    analyticsReporting: false,
    treeMetadata: false,
  });
  const network = networkOf(app, deployment);
  const storage = hasStorage(deployment) ? new StorageStack(app, 'Storage', { deployment }) : undefined;
  const cluster = new ClusterStack(app, 'Cluster', {
    deployment,
    network,
    clusterKey: storage?.clusterKey,
    dataKeyArn: dataKeyArn(deployment, storage),
  });
  // Brokers that start before their bucket is there read that as a refusal and give up.
  if (storage !== undefined) cluster.addStackDependency(storage);
  addWorkload(app, cluster, { deployment, waves });
  for (const [key, value] of Object.entries(resourceTags(deployment))) Tags.of(app).add(key, value);
  return app;
}

/** An existing VPC gets no stack of its own, unless it lacks the S3 endpoint. */
function networkOf(app: App, deployment: AwsDeployment): Network {
  const { vpc } = deployment.platform;
  if (vpc.kind === 'new') return new NetworkStack(app, 'Network', { deployment, vpc });
  if (vpc.s3GatewayEndpoint.kind === 'new') {
    const { routeTables } = vpc.s3GatewayEndpoint;
    new S3EndpointStack(app, 'Network', { deployment, vpcId: vpc.id, routeTableIds: routeTables });
  }
  return existingNetwork(vpc);
}

function dataKeyArn({ platform }: AwsDeployment, storage: StorageStack | undefined): string | undefined {
  const { key } = platform.storage;
  return key.kind === 'existing' ? key.arn : storage?.dataKey?.keyArn;
}

function addWorkload(
  app: App,
  { kubectlServiceToken }: ClusterStack,
  { deployment, waves }: { readonly deployment: AwsDeployment; readonly waves: readonly Wave[] },
): void {
  if (kubectlServiceToken === undefined) return;
  const charts = chartsToInstall(deployment);
  const components =
    charts.length === 0
      ? undefined
      : new ComponentsStack(app, 'Components', { deployment, charts, kubectlServiceToken });
  const workload = new WorkloadStack(app, 'Workload', { deployment, waves, kubectlServiceToken });
  if (components !== undefined) workload.addStackDependency(components);
}
