import type { AwsDeployment } from '../../lib/model/deployment';
import type { AwsExampleName, Written } from './aws-variant';
import { awsVariant } from './aws-variant';

type Karpenter = Extract<
  NonNullable<Written['platform']['nodes']['brokers']['scaling']>,
  { readonly kind: 'karpenter' }
>;

/** An example whose broker nodes Karpenter starts. */
export const withNodePools = (
  name: AwsExampleName,
  settings: Partial<Karpenter> = {},
  change: (written: Written) => void = () => {},
): AwsDeployment =>
  awsVariant(name, (written) => {
    const { platform } = written;
    platform.nodes.brokers.scaling = { ...settings, kind: 'karpenter' };
    if (platform.cluster.kind === 'existing') platform.cluster.securityGroup = 'sg-0a1b2c3d4e5f60718';
    change(written);
  });
