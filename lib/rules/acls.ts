import type { DeploymentConfig } from '../config/schema';
import { aclOperations } from '../facts/acl-operations';
import type { Finding, Rule } from './rule';
import { listed } from '../model/wording';

/** Every ACL of the file with its place and its user. */
const aclsOf = ({ security }: DeploymentConfig) =>
  (security.kind === 'tls' ? security.users : []).flatMap(({ name: user, acls }, userIndex) =>
    acls.map((acl, index) => ({ ...acl, user, path: ['security', 'users', userIndex, 'acls', index] })),
  );

const aclName: Rule = {
  id: 'acl-name',
  severity: 'error',
  why: 'Rights are on topics, groups and transactional ids by name, and on the one cluster without.',
  fix: 'Write the name, how names begin with `pattern: prefixed`, or "*" for every name.',
  check: (config) =>
    aclsOf(config).flatMap(({ resource, name, pattern, path }): readonly Finding[] => {
      if (resource !== 'cluster') {
        if (name === undefined) return [{ path: [...path, 'name'], message: `is missing: which ${nouns[resource]}?` }];
        return name === '*' && pattern === 'prefixed'
          ? [
              {
                path: [...path, 'pattern'],
                message: '"prefixed" with "*" means names that begin with an asterisk, which none does.',
                fix: 'Remove it: "*" is every name by itself.',
              },
            ]
          : [];
      }
      const fix = 'Remove it: there is one cluster.';
      return [
        ...(name === undefined ? [] : [{ path: [...path, 'name'], message: `"${name}" names nothing here.`, fix }]),
        ...(pattern === 'prefixed'
          ? [{ path: [...path, 'pattern'], message: '"prefixed" means nothing without a name.', fix }]
          : []),
      ];
    }),
};

const nouns = { topic: 'topic', group: 'consumer group', transactionalId: 'transactional id' } as const;

const aclOperation: Rule = {
  id: 'acl-operation',
  severity: 'error',
  why: 'Kafka stores an ACL with an operation that its resource does not have, and never asks for it.',
  fix: 'Write an operation that the resource has.',
  check: (config) =>
    aclsOf(config).flatMap(({ resource, operations, path }) => {
      const known: readonly string[] = ['all', ...aclOperations[resource]];
      return operations.flatMap((operation, index): readonly Finding[] =>
        known.includes(operation)
          ? []
          : [
              {
                path: [...path, 'operations', index],
                message: `"${operation}" is not an operation of ${resource}, which has ${listed(known)}.`,
              },
            ],
      );
    }),
};

/** What these operations on the cluster come to. */
const farReaching = {
  all: 'do everything to the cluster, and give itself every right',
  alter: 'give itself every right',
  alterConfigs: 'change the brokers’ settings, those of their listeners among them',
  clusterAction: 'act as a broker and read everything',
} as const;

const isFarReaching = (operation: string): operation is keyof typeof farReaching =>
  Object.hasOwn(farReaching, operation);

const aclClusterWide: Rule = {
  id: 'acl-cluster-wide',
  severity: 'warning',
  why: 'Some operations on the cluster are as good as those of a super user.',
  fix: 'Give rights on topics and groups instead; leave the cluster to people who operate it.',
  check: (config) =>
    aclsOf(config)
      .filter(({ resource }) => resource === 'cluster')
      .flatMap(({ operations, user, path }) =>
        operations.flatMap((operation, index): readonly Finding[] =>
          isFarReaching(operation)
            ? [
                {
                  path: [...path, 'operations', index],
                  message: `with "${operation}" user "${user}" may ${farReaching[operation]}.`,
                },
              ]
            : [],
        ),
      ),
};

export const aclRules = [aclName, aclOperation, aclClusterWide];
