import type { Admin } from '@platformatic/kafka';
import type { LiveCluster } from '../live-cluster';
import { drillError } from './drill-error';

/** Does something with an admin client; an error of it is told in the words of the drill. */
export async function withAdmin<T>(
  cluster: LiveCluster,
  what: string,
  action: (admin: Admin) => Promise<T>,
): Promise<T> {
  const admin = new cluster.kafka.Admin({ ...cluster.clientOptions, retries: 2 });
  try {
    return await action(admin);
  } catch (error) {
    throw drillError(error, what, cluster);
  } finally {
    await admin.close().catch(() => undefined);
  }
}
