import type { AclEntry } from '../../desired/desired-state';
import { aclWords, clusterResource, wordOf } from '../acl-words';
import { answerOf } from '../client/answer-of';
import { isDenied, kafkaError } from '../client/kafka-error';
import { ClusterFailure } from '../cluster-failure';
import type { LiveCluster } from '../live-cluster';

/** Every entry on topics, groups, transactional ids and the cluster; undefined where the caller may not know. */
export async function readAcls(cluster: LiveCluster): Promise<readonly AclEntry[] | undefined> {
  const { describeAclsV3, ResourceTypes, ResourcePatternTypes, AclOperations, AclPermissionTypes } = cluster.kafka;
  const anything = {
    resourceType: ResourceTypes.ANY,
    resourceName: null,
    resourcePatternType: ResourcePatternTypes.ANY,
    principal: null,
    host: null,
    operation: AclOperations.ANY,
    permissionType: AclPermissionTypes.ANY,
  };
  const answer = await cluster.anywhere((connection) => answerOf(describeAclsV3.api.async(connection, anything)));
  if (answer.errorCode === securityDisabled) return [];
  if (isDenied(answer.errorCode)) return undefined;
  if (answer.errorCode !== kafkaError.none)
    throw new ClusterFailure(
      `The brokers don’t tell the rights of the cluster: Kafka’s error ${answer.errorCode}.`,
      'Run it again in a minute.',
    );
  return answer.resources.flatMap((target) => target.acls.flatMap((acl) => entriesOf({ ...target, ...acl })));
}

/** A cluster without an authorizer has no entries. */
const securityDisabled = 54;

interface FoundAcl {
  readonly resourceType: number;
  readonly resourceName: string;
  readonly resourcePatternType: number;
  readonly principal: string;
  readonly host: string;
  readonly operation: number;
  readonly permissionType: number;
}

function entriesOf(acl: FoundAcl): readonly AclEntry[] {
  const resource = wordOf(aclWords.resource, acl.resourceType);
  const pattern = wordOf(aclWords.pattern, acl.resourcePatternType);
  const permission = wordOf(aclWords.permission, acl.permissionType);
  const operation = wordOf(aclWords.operation, acl.operation);
  if (resource === undefined || pattern === undefined || permission === undefined || operation === undefined) return [];
  const { principal, host } = acl;
  const name = resource === 'cluster' ? clusterResource : acl.resourceName;
  return [{ resource, name, pattern, principal, operation, permission, ...(host === '*' ? {} : { host }) }];
}
