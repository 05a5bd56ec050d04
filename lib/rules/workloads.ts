import type { Path } from '../config/problem';
import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import type { Intent } from '../model/access';
import { didYouMean } from './did-you-mean';
import { outsideIntents } from './outside-intents';
import { repeated } from './repeated';
import type { Finding, Rule } from './rule';
import { awsRule } from './rule';

const workloadUnique: Rule = {
  id: 'workload-unique',
  severity: 'error',
  why: 'Owners, bills and decision records are told apart by the name of the workload group.',
  fix: 'Give each group its own name, or put the two into one.',
  check: ({ workloads }) =>
    repeated(workloads, ({ name }) => name).map(({ index, first, entry }) => ({
      path: ['workloads', index, 'name'],
      message: `"${entry.name}" is the name of workloads[${first}] too.`,
    })),
};

const readerUnique: Rule = {
  id: 'reader-unique',
  severity: 'error',
  why: 'Lag and catch-up are said of a reader by its name.',
  fix: 'Give each reader of the group its own name.',
  check: ({ workloads }) =>
    workloads.flatMap(({ reads }, group) =>
      repeated(reads, ({ name }) => name).map(({ index, first, entry }) => ({
        path: ['workloads', group, 'reads', index, 'name'],
        message: `"${entry.name}" is the name of reads[${first}] too.`,
      })),
    ),
};

const readerGroupUnique: Rule = {
  id: 'reader-group-unique',
  severity: 'error',
  why: 'Two readers with one consumer group share its partitions, so each of them sees only a part.',
  fix: 'Give each reader a consumer group of its own.',
  check: ({ workloads }) =>
    workloads.flatMap(({ reads }, group) => {
      const named = reads.flatMap(({ name, consumerGroups }, reader) =>
        // What stands twice in one list is another rule’s business.
        [...new Set(consumerGroups)].map((text) => ({ text, name, reader, position: consumerGroups.indexOf(text) })),
      );
      return repeated(named, ({ text }) => text).map(({ first, entry }) => ({
        path: ['workloads', group, 'reads', entry.reader, 'consumerGroups', entry.position],
        message: `"${entry.text}" is a consumer group of "${named[first]?.name ?? ''}" too.`,
      }));
    }),
};

type Topic = DeploymentConfig['workloads'][number]['topics'][number];

const covers = (outer: Topic, { name }: Topic) =>
  outer.pattern === 'prefixed' ? name.startsWith(outer.name) : outer.name === name;

const topicTwice: Rule = {
  id: 'topic-twice',
  severity: 'error',
  why: 'A topic belongs to its group once; what stands twice was meant to be another one.',
  fix: 'Remove the entry, or write the topic that is missing.',
  check: ({ workloads }) =>
    workloads.flatMap(({ topics }, group) =>
      topics.flatMap((topic, index): readonly Finding[] => {
        const path = ['workloads', group, 'topics', index, 'name'];
        const same = topics.findIndex(({ name, pattern }) => name === topic.name && pattern === topic.pattern);
        if (same < index) return [{ path, message: `"${topic.name}" stands at position ${same} already.` }];
        const wider = topics.find((other, at) => at !== same && other.pattern === 'prefixed' && covers(other, topic));
        return wider ? [{ path, message: `"${topic.name}" begins with "${wider.name}", which stands here too.` }] : [];
      }),
    ),
};

const workloadUser: Rule = {
  id: 'workload-user',
  severity: 'error',
  why: 'Quotas and rights are those of a user, so a group that names another one has neither.',
  fix: 'Write the name of a user of `security.users` that is active.',
  check: ({ security, workloads }) => {
    if (security.kind !== 'tls' || security.users.length === 0) return [];
    const active = security.users.filter(({ state }) => state === 'active').map(({ name }) => name);
    return workloads.flatMap(({ users }, group) =>
      users.flatMap((user, index): readonly Finding[] => {
        if (active.includes(user)) return [];
        const path = ['workloads', group, 'users', index];
        if (security.users.some(({ name }) => name === user)) return [{ path, message: `"${user}" is removed.` }];
        const message = `"${user}" is not a user of \`security.users\`.`;
        return [{ path, message, ...didYouMean(user, active) }];
      }),
    );
  },
};

/** Every place that names a way in. */
const usedWays = ({ workloads }: DeploymentConfig) =>
  workloads.flatMap(({ write, reads }, group): readonly { readonly path: Path; readonly way: Intent }[] => [
    { path: ['workloads', group, 'write', 'access'], way: write.access },
    ...reads.map(({ access }, index) => ({ path: ['workloads', group, 'reads', index, 'access'], way: access })),
  ]);

const workloadAccess: Rule = {
  id: 'workload-access',
  severity: 'error',
  why: 'What a byte costs and where it may break depends on the way it comes in, so it must be one that exists.',
  fix: 'Choose a way in that `access` has, or add this one there.',
  check: (config) => {
    const outside = outsideIntents(config);
    return usedWays(config).flatMap(({ path, way }): readonly Finding[] => {
      if (way === 'cluster')
        return config.network.clientNamespaces.length > 0
          ? []
          : [
              {
                path,
                message: '"cluster", and `network.clientNamespaces` lets no namespace in.',
                fix: 'List the namespaces of the clients there, or choose a way in that `access` has.',
              },
            ];
      if (outside.includes(way)) return [];
      return [
        {
          path,
          message: `"${way}" is not a way in of this file.`,
          ...(way === 'privateLink' && !isAws(config)
            ? { fix: 'Choose `cluster` or `network`: PrivateLink is of AWS.' }
            : {}),
        },
      ];
    });
  },
};

const residencyRegion = awsRule({
  id: 'residency-region',
  severity: 'error',
  why: 'Every byte of a group is in the deployment’s region from its first second on.',
  fix: 'Deploy these groups in a region where their data may be, or correct `residency.regions`.',
  check: ({ platform: { region }, workloads }) =>
    workloads.flatMap(({ residency: { regions } }, group) =>
      regions.length > 0 && !regions.includes(region)
        ? [
            {
              path: ['workloads', group, 'residency', 'regions'],
              message: `the deployment is in ${region}, and this data must stay in ${regions.join(', ')}.`,
            },
          ]
        : [],
    ),
});

const residencyExport: Rule = {
  id: 'residency-export',
  severity: 'error',
  why: 'An export to another region takes the data where it must not be.',
  fix: 'Export within the region, or list the other region in `residency.regions`.',
  check: ({ workloads }) =>
    workloads.flatMap(({ residency: { regions }, reads }, group) =>
      reads.flatMap((read, index) =>
        regions.length === 1 && read.kind === 'analytics' && read.destination === 'otherRegion'
          ? [
              {
                path: ['workloads', group, 'reads', index, 'destination'],
                message: `"${read.name}" takes it to another region; it must stay in ${regions.join()}.`,
              },
            ]
          : [],
      ),
    ),
};

export const workloadRules = [
  workloadUnique,
  readerUnique,
  readerGroupUnique,
  topicTwice,
  workloadUser,
  workloadAccess,
  residencyRegion,
  residencyExport,
];
