import type { StackProps } from 'aws-cdk-lib/core';
import type { AwsDeployment } from '../model/deployment';
import type { StackKind } from '../model/names';
import { stackName } from '../model/names';

/** Account and region stand in every stack, so that synth never asks an account and never serves another one. */
export function stackProps(
  deployment: AwsDeployment,
  kind: StackKind,
  { description, terminationProtection }: Required<Pick<StackProps, 'description' | 'terminationProtection'>>,
): StackProps {
  const { account, region } = deployment.platform;
  return { env: { account, region }, stackName: stackName(deployment.name, kind), description, terminationProtection };
}

/** Whether deleting takes a second deliberate step. */
export const isProtected = ({ stage }: AwsDeployment): boolean => stage === 'production';
