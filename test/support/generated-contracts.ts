import * as fc from 'fast-check';
import type { DeploymentInput } from '../../lib/config/schema';

/** What varies in the event contracts of a generated deployment. */
const choices = {
  /** Whether a class is sensitive, so that brokers log who was let in to its topics. */
  sensitive: fc.constantFrom(true, false),
  job: fc.constantFrom(true, false),
  allow: fc.subarray(['deletes', 'highRisk', 'drift'] as const),
};

export type ContractChoices = {
  readonly [Key in keyof typeof choices]: (typeof choices)[Key] extends fc.Arbitrary<infer T> ? T : never;
};

/** Every other deployment has contracts. */
export const contractChoices = fc.option(fc.record(choices), { nil: undefined, freq: 2 });

/** The input with a section for contracts and what goes with it; they are read from nowhere (see `contractsFor`). */
export function withContracts(input: DeploymentInput, chosen: ContractChoices | undefined): DeploymentInput {
  if (chosen === undefined) return input;
  const { sensitive, job, allow } = chosen;
  const dataClasses = [
    { name: 'operational', purpose: 'Facts of the business that name no person.', maxRetentionHours: 8760 },
    {
      name: 'personal',
      purpose: 'What belongs to a customer.',
      sensitive,
      topicPrefixes: sensitive ? ['storefront.personal.'] : [],
    },
  ];
  return {
    ...input,
    security: securityWith(input.security),
    contracts: { paths: ['contracts'], dataClasses, job: { enabled: job, ...imageOf(input), allow } },
  };
}

/** From the mirror that AutoMQ comes from, where there is one. */
function imageOf({ kafka: { image } }: DeploymentInput): object {
  const registry = image && 'registry' in image ? image.registry : undefined;
  return registry === undefined ? {} : { image: `${registry}/mirror/node:22` };
}

/** The first user has its rights from contracts, nobody may make topics, and `automq-contracts` has a Secret. */
function securityWith(security: DeploymentInput['security']): DeploymentInput['security'] {
  if (security?.kind !== 'tls') return security;
  const { certificates, users = [] } = security;
  const first = users.findIndex(({ state }) => state !== 'removed');
  return {
    ...security,
    certificates:
      certificates?.kind === 'secrets'
        ? { ...certificates, contracts: { secret: 'contracts-secret', key: 'text' } }
        : certificates,
    users: users.map((user, index) =>
      index === first
        ? { ...user, acls: [], aclsFrom: 'contracts' as const }
        : { ...user, acls: (user.acls ?? []).map(withoutCreate) },
    ),
  };
}

const withoutCreate = <Acl extends { readonly operations: readonly string[] }>(acl: Acl): Acl => ({
  ...acl,
  operations: acl.operations.filter((operation) => operation !== 'create'),
});
