import type { DeploymentConfig } from '../config/schema';
import { contractsUser } from '../model/names';
import { hasInternet, publicRegistries } from './kafka';
import type { Finding, Rule } from './rule';

const creating: readonly string[] = ['create', 'all'];

const contractsCreate: Rule = {
  id: 'contracts-create',
  severity: 'error',
  why: `With event contracts a topic is made by \`${contractsUser}\` alone; one that somebody else makes has no owner, and no retention that anybody chose.`,
  fix: 'Take the operation out, and write a contract for the topic.',
  check: ({ contracts, security }) =>
    contracts === undefined || security.kind === 'plaintext'
      ? []
      : security.users.flatMap(({ name, acls }, user) =>
          acls.flatMap(({ resource, operations }, acl) =>
            resource === 'topic' || resource === 'cluster'
              ? operations.flatMap((operation, index): readonly Finding[] =>
                  creating.includes(operation)
                    ? [
                        {
                          path: ['security', 'users', user, 'acls', acl, 'operations', index],
                          message: `with "${operation}" user "${name}" may make topics.`,
                        },
                      ]
                    : [],
                )
              : [],
          ),
        ),
};

/** What stands before the first slash, where that is a host and no part of a repository of Docker Hub. */
function registryOf(image: string): string {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}

const contractsImage: Rule = {
  id: 'contracts-image',
  severity: 'error',
  why: 'Nodes without a way to the internet pull from a registry that their VPC reaches, such as ECR behind its endpoints.',
  fix: 'Copy the image to a private ECR repository and write its reference in `contracts.job.image`.',
  check: (config: DeploymentConfig) => {
    const { contracts } = config;
    if (!contracts?.job.enabled || hasInternet(config)) return [];
    const registry = registryOf(contracts.job.image);
    if (!publicRegistries.includes(registry)) return [];
    return [
      {
        path: ['contracts', 'job', 'image'],
        message: `"${registry}" can’t be reached from nodes without a way to the internet.`,
      },
    ];
  },
};

export const contractsClusterRules = [contractsCreate, contractsImage];
