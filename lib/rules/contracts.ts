import type { DeploymentConfig } from '../config/schema';
import { didYouMean } from './did-you-mean';
import { repeated } from './repeated';
import type { Finding, Rule } from './rule';

const dataClasses = ({ contracts }: DeploymentConfig) => contracts?.dataClasses ?? [];

const pathTwice: Rule = {
  id: 'contract-path-twice',
  severity: 'error',
  why: 'What stands twice was meant to be another folder, whose contracts nobody would miss until they are gone.',
  fix: 'Remove the entry, or write the path that is missing.',
  check: ({ contracts }) =>
    repeated(contracts?.paths ?? [], (path) => path).map(({ index, first, entry }) => ({
      path: ['contracts', 'paths', index],
      message: `"${entry}" stands at position ${first} already.`,
    })),
};

const environmentNamed: Rule = {
  id: 'contract-environment',
  severity: 'error',
  why: 'Contracts give overrides for the environments that are named; those of another one would hold nowhere.',
  fix: 'Add the environment to `contracts.environments`, or correct `contracts.environment` or `stage`.',
  check: ({ stage, contracts }) => {
    const { environment = stage, environments = [environment] } = contracts ?? {};
    if (environments.includes(environment)) return [];
    const isOwn = contracts?.environment !== undefined;
    return [
      {
        path: isOwn ? ['contracts', 'environment'] : ['contracts', 'environments'],
        message: `"${environment}"${isOwn ? '' : ', which is the `stage`,'} is none of ${environments.join(', ')}.`,
        ...didYouMean(environment, isOwn ? environments : []),
      },
    ];
  },
};

const topicNames: Rule = {
  id: 'contract-topic-names',
  severity: 'error',
  why: 'Each name of a topic is held against it.',
  fix: 'Write a regular expression of JavaScript, such as `^[a-z0-9]+([.-][a-z0-9]+)*$`.',
  check: ({ contracts }) => {
    if (contracts === undefined || isExpression(contracts.topicNames)) return [];
    return [{ path: ['contracts', 'topicNames'], message: `"${contracts.topicNames}" is no regular expression.` }];
  },
};

function isExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

const classUnique: Rule = {
  id: 'data-class-unique',
  severity: 'error',
  why: 'Contracts know a class by its name.',
  fix: 'Give each class its own name, or put the two into one.',
  check: (config) =>
    repeated(dataClasses(config), ({ name }) => name).map(({ index, first, entry }) => ({
      path: ['contracts', 'dataClasses', index, 'name'],
      message: `"${entry.name}" is the name of dataClasses[${first}] too.`,
    })),
};

const sensitivePrefixes: Rule = {
  id: 'data-class-prefixes',
  severity: 'error',
  why: 'Brokers log who was let in to sensitive topics, and know those by how their names begin.',
  fix: 'Write how names of its topics begin, such as `topicPrefixes: [storefront.personal.]`.',
  check: (config) =>
    dataClasses(config).flatMap(({ name, sensitive, topicPrefixes }, index): readonly Finding[] =>
      sensitive && topicPrefixes.length === 0
        ? [
            {
              path: ['contracts', 'dataClasses', index, 'topicPrefixes'],
              message: `is missing: class "${name}" is sensitive, and no name shows which topics are of it.`,
            },
          ]
        : [],
    ),
};

const prefixesApart: Rule = {
  id: 'data-class-prefixes-apart',
  severity: 'error',
  why: 'A name that begins like the topics of two classes says of neither that the topic is of it.',
  fix: 'Choose beginnings of which none begins with another.',
  check: (config) => {
    const prefixes = dataClasses(config).flatMap(({ name, topicPrefixes }, group) =>
      topicPrefixes.map((text, position) => ({ text, name, path: [group, 'topicPrefixes', position] })),
    );
    return prefixes.flatMap(({ text, path }, index): readonly Finding[] => {
      const other = prefixes.find(
        (each, at) => at < index && (text.startsWith(each.text) || each.text.startsWith(text)),
      );
      return other === undefined
        ? []
        : [
            {
              path: ['contracts', 'dataClasses', ...path],
              message: `"${text}" and "${other.text}" of class "${other.name}" begin alike.`,
            },
          ];
    });
  },
};

const usersOf = ({ security }: DeploymentConfig) =>
  (security.kind === 'tls' ? security.users : []).map((user, index) => ({
    ...user,
    path: ['security', 'users', index],
  }));

const rightsOnce: Rule = {
  id: 'user-rights-once',
  severity: 'error',
  why: 'Rights that no contract has are taken away by `contracts apply`, so two places would write them by turns.',
  fix: 'Put these rights into the contracts, or take `aclsFrom: contracts` out.',
  check: (config) =>
    usersOf(config)
      .filter(({ aclsFrom, acls }) => aclsFrom === 'contracts' && acls.length > 0)
      .map(({ name, path }) => ({
        path: [...path, 'acls'],
        message: `"${name}" has its rights from the contracts, and rights here.`,
      })),
};

const rightsFrom: Rule = {
  id: 'user-rights-from',
  severity: 'error',
  why: 'Without contracts such a user may do nothing.',
  fix: 'Write where the contracts are, or give the user `acls` instead.',
  check: (config) =>
    config.contracts !== undefined
      ? []
      : usersOf(config)
          .filter(({ aclsFrom }) => aclsFrom === 'contracts')
          .map(({ name, path }) => ({
            path: [...path, 'aclsFrom'],
            message: `"${name}" has its rights from contracts, and the file has no \`contracts\`.`,
          })),
};

export const contractRules = [
  pathTwice,
  environmentNamed,
  topicNames,
  classUnique,
  sensitivePrefixes,
  prefixesApart,
  rightsOnce,
  rightsFrom,
];
