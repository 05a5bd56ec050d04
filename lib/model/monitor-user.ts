import type { DeploymentConfig } from '../config/schema';
import { hasCanary, hasGroupLag } from './monitors';
import { canaryTopic, monitorUser } from './names';
import type { Acl, OwnUser, TlsConfig } from './own-user';

/** Produces to and consumes from its own topic. Changing it is needed to add partitions when brokers come. */
const canaryRights: readonly Acl[] = [
  {
    resource: 'topic',
    name: canaryTopic,
    pattern: 'literal',
    operations: ['create', 'alter', 'describe', 'read', 'write'],
  },
];

/** Sees which groups there are, how far they are and how long topics keep records, and reads no record. */
const groupLagRights: readonly Acl[] = [
  { resource: 'cluster', pattern: 'literal', operations: ['describe'] },
  { resource: 'group', name: '*', pattern: 'literal', operations: ['describe'] },
  { resource: 'topic', name: '*', pattern: 'literal', operations: ['describe', 'describeConfigs'] },
];

/** The user that canary and exporter are. */
export function monitorUserOf(config: DeploymentConfig, { certificates }: TlsConfig): OwnUser {
  const acls = [...(hasCanary(config) ? canaryRights : []), ...(hasGroupLag(config) ? groupLagRights : [])];
  return {
    name: monitorUser,
    acls,
    state: acls.length > 0 ? 'active' : 'removed',
    credentials: certificates.kind === 'secrets' ? certificates.monitor : { secret: 'monitor-tls', key: 'tls.key' },
  };
}
