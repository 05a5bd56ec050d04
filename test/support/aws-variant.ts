import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { mergeInput } from '../../lib/config/resolve-config';
import { awsSchema } from '../../lib/config/schema';
import type { AwsDeployment } from '../../lib/model/deployment';
import { deploymentOf, isAwsDeployment } from '../../lib/model/deployment';

export const awsExampleNames = ['minimal', 'production', 'production-existing', 'retail', 'supply-chain'] as const;

/** What a file for AWS says. */
export type Written = z.input<typeof awsSchema>;

export type AwsExampleName = (typeof awsExampleNames)[number];

/** An example for AWS with a change made to what its file says. The rules between settings are not asked. */
export function awsVariant(name: AwsExampleName, change: (written: Written) => void = () => {}): AwsDeployment {
  const written = parse(readFileSync(join(__dirname, '..', '..', 'deployments', `${name}.yaml`), 'utf8')) as Written;
  change(written);
  const deployment = deploymentOf(awsSchema.parse(mergeInput(written).tree));
  if (!isAwsDeployment(deployment)) throw new Error(`${name} is not for AWS`);
  return deployment;
}
