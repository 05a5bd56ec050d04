import type { AwsDeployment } from '../../lib/model/deployment';
import type { Written } from './aws-variant';
import { awsVariant } from './aws-variant';
import { writtenGroup } from './written-group';

/** The production example with a group and an owner of everything: what the file can say for readiness, it says. */
export const readyVariant = (change: (written: Written) => void = () => {}): AwsDeployment =>
  awsVariant('production', (written) => {
    written.workloads = [writtenGroup('inventory')];
    written.ownership = {
      vpc: 'Network',
      buckets: 'Platform',
      keys: 'Security',
      identities: 'Security',
      auditTrail: 'Security',
      networkPath: 'Network',
      onCall: 'Platform',
      price: 'Platform',
    };
    change(written);
  });
