import type { App } from 'aws-cdk-lib/core';
import type { AwsDeployment } from '../model/deployment';
import type { Network } from './network';
import { NetworkAccessStack } from './network-access-stack';
import { PrivateLinkStack } from './privatelink-stack';

export interface WaysInProps {
  readonly deployment: AwsDeployment;
  readonly network: Network;
  /** Group of the cluster, which nodes and pods have; undefined where the file doesn't name it. */
  readonly clusterSecurityGroupId: string | undefined;
}

/**
 * The stacks of the ways in from outside.
 * @returns what they hand over, by key
 */
export function addWaysIn(app: App, props: WaysInProps): ReadonlyMap<string, string> {
  const { deployment } = props;
  const { network, privateLink } = deployment.access;
  const inNetwork = network && new NetworkAccessStack(app, 'NetworkAccess', { ...reached(props), access: network });
  const overLink = privateLink && new PrivateLinkStack(app, 'PrivateLink', { ...reached(props), access: privateLink });
  // In an existing VPC AWS chooses an address for this one, and must not choose the other's fixed one.
  if (inNetwork && deployment.platform.vpc.kind === 'existing') overLink?.addStackDependency(inNetwork);
  return new Map([inNetwork, overLink].flatMap((stack) => (stack === undefined ? [] : [...stack.handoff])));
}

function reached({ clusterSecurityGroupId, ...rest }: WaysInProps) {
  if (clusterSecurityGroupId === undefined)
    throw new Error('a way in from outside needs the cluster’s security group although the rules ask for it');
  return { ...rest, clusterSecurityGroupId };
}
