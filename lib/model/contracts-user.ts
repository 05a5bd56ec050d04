import type { DeploymentConfig } from '../config/schema';
import { contractsAuditTopic, contractsUser } from './names';
import type { Acl, OwnUser, TlsConfig } from './own-user';

/**
 * What planning and applying contracts asks brokers for, and nothing else; what each request takes was read in
 * KafkaApis.scala, ControllerApis.scala and AclApis.scala of AutoMQ 1.7.3.
 *
 * The cluster: `describe` lists groups and rights, `alter` adds and removes rights, `describeConfigs` reads quotas and the
 * brokers’ own settings, `alterConfigs` sets quotas. Kafka knows no smaller ones: who may alter the cluster may give himself
 * any right and any user a password, and so become anyone.
 */
const rights: readonly Acl[] = [
  { resource: 'cluster', pattern: 'literal', operations: ['describe', 'alter', 'describeConfigs', 'alterConfigs'] },
  {
    resource: 'topic',
    // Every name: contracts may declare any topic, and live ones that none declares are listed. No record is read.
    name: '*',
    pattern: 'literal',
    operations: ['create', 'delete', 'describe', 'describeConfigs', 'alter', 'alterConfigs'],
  },
  // Every group: those that no contract declares are listed, with their members and offsets. No group is changed.
  { resource: 'group', name: '*', pattern: 'literal', operations: ['describe'] },
  // What was done, and the last time that something was.
  { resource: 'topic', name: contractsAuditTopic, pattern: 'literal', operations: ['read', 'write'] },
];

/** The user that applies event contracts, in the cluster and outside; the only one that may create topics. */
export function contractsUserOf({ contracts }: DeploymentConfig, { certificates }: TlsConfig): OwnUser {
  return {
    name: contractsUser,
    acls: contracts === undefined ? [] : rights,
    state: contracts === undefined ? 'removed' : 'active',
    credentials: certificates.kind === 'secrets' ? certificates.contracts : { secret: 'contracts-tls', key: 'tls.key' },
  };
}
