import { z } from 'zod';
import type { Deployment } from './deployment';
import { endpointServicePattern } from './endpoint-service';
import type { HandoffKey } from './handoff';
import { endpointServiceOutput } from './handoff';
import type { HandoffProblem } from './invalid-handoff';
import { nodePoolKeys, nodeSecurityGroupOutput } from './node-pool-handoff';

/** What the deployed stacks of one deployment gave, each value of the form that its key means. */
export interface Handoff {
  /** Name of the deployment. */
  readonly deployment: string;
  readonly values: ReadonlyMap<string, string>;
}

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Takes the values of keys out of what `cdk deploy --outputs-file` writes: outputs by stack name.
 * @returns every problem when there is one
 */
export function handoffOf(
  outputs: unknown,
  deployment: Pick<Deployment, 'name' | 'platform' | 'brokers'>,
  keys: readonly HandoffKey[],
): Handoff | readonly HandoffProblem[] {
  const { name } = deployment;
  const fix = `Deploy and write the file anew: npx cdk deploy --all --app out/${name}/cdk.out --outputs-file FILE`;
  const { data } = outputsSchema.safeParse(outputs);
  if (data === undefined) return [{ message: 'it does not hold the outputs of stacks, by stack and output.', fix }];
  const values = new Map<string, string>();
  const problems = keys.flatMap((wanted): readonly HandoffProblem[] => {
    const value = data[wanted.stack]?.[wanted.key];
    if (value === undefined)
      return [{ message: `${wanted.key} of stack ${wanted.stack} is missing. ${wanted.why}`, fix }];
    const problem = formProblem(wanted.key, value, deployment);
    if (problem !== undefined) return [{ message: `${wanted.key} of stack ${wanted.stack} ${problem}`, fix }];
    values.set(wanted.key, value);
    return [];
  });
  return problems.length > 0 ? problems : { deployment: name, values };
}

/** What keeps a value from being what its key means. */
function formProblem(
  key: string,
  value: string,
  deployment: Pick<Deployment, 'name' | 'platform' | 'brokers'>,
): string | undefined {
  const { platform } = deployment;
  if (platform.kind !== 'aws') return undefined;
  if (nodePoolKeys(deployment).some((each) => each.key === key)) return idProblem(key, value);
  const { partition, region, account } = platform;
  if (key === endpointServiceOutput) {
    return endpointServicePattern(region).test(value)
      ? undefined
      : `is not the name of an endpoint service in ${region}.`;
  }
  const arn = new RegExp(
    `^arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-z]{16}$`,
  );
  return arn.test(value) ? undefined : `is not the ARN of a target group of account ${account} in ${region}.`;
}

function idProblem(key: string, value: string): string | undefined {
  const [prefix, what] = key === nodeSecurityGroupOutput ? ['sg', 'a security group'] : ['subnet', 'a subnet'];
  return new RegExp(`^${prefix}-[0-9a-f]{8,17}$`).test(value) ? undefined : `is not the id of ${what}.`;
}
