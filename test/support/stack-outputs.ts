import type { Deployment } from '../../lib/model/deployment';
import { endpointServiceOutput, handoffKeys } from '../../lib/model/handoff';
import { nodePoolKeys, nodeSecurityGroupOutput } from '../../lib/model/node-pool-handoff';

export type StackOutputs = Record<string, Record<string, string>>;

/** What `cdk deploy --outputs-file` writes once a deployment is there: outputs by stack, those nobody asked for as well. */
export function stackOutputs(deployment: Deployment): StackOutputs {
  const { platform } = deployment;
  const { account, region } = platform.kind === 'aws' ? platform : { account: '', region: '' };
  const outputs: StackOutputs = { [`${deployment.name}-cluster`]: { ClusterName: deployment.name } };
  for (const [index, { key, stack }] of handoffKeys(deployment).entries()) {
    const id = index.toString(16).padStart(16, '0');
    outputs[stack] = {
      ...outputs[stack],
      [key]: isOfNodes(deployment, key)
        ? `${key === nodeSecurityGroupOutput ? 'sg' : 'subnet'}-${id}0`
        : key === endpointServiceOutput
          ? `com.amazonaws.vpce.${region}.vpce-svc-0a1b2c3d4e5f67890`
          : `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${deployment.name}-${index}/${id}`,
    };
  }
  return outputs;
}

const isOfNodes = (deployment: Deployment, key: string) => nodePoolKeys(deployment).some((each) => each.key === key);
