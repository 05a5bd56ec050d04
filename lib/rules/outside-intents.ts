import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import type { OutsideIntent } from '../model/access';

/** The ways in from outside the cluster that a file asks for, each by its key in `access`. */
export function outsideIntents(config: DeploymentConfig): readonly OutsideIntent[] {
  const { network } = config.access;
  const privateLink = isAws(config) ? config.access.privateLink : undefined;
  return [...(network ? (['network'] as const) : []), ...(privateLink ? (['privateLink'] as const) : [])];
}
