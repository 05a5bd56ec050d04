import { channelStub } from './channel-stub';
import { clientVersions } from './client-versions';
import { rounded } from './figure';
import { uniqueNames } from './label-of';
import { measuredAccess } from './measured-access';
import type { MeasuredAccess } from './measured-access';
import type { Measurement } from './measurement';
import { operationStubs } from './operation-stubs';
import type { Question, StubGroup } from './stub';
import { questionsOf, renderStub } from './stub';
import type { TopicGroup } from './topic-groups';
import { topicGroupsOf } from './topic-groups';
import { userStubs } from './user-stubs';
import { workloadStub } from './workload-stub';

/** Names of what an import writes; contracts lie apart, so that `contracts.paths` can name their folder. */
export const importPlaces = {
  measurement: 'measurement.json',
  contracts: 'contracts',
  deployment: 'deployment-parts.yaml',
} as const;

export interface Import {
  /** Texts by their path in the folder. The same measurement gives the same texts. */
  readonly files: ReadonlyMap<string, string>;
  readonly documents: readonly { readonly path: string; readonly topics: number }[];
  readonly workloads: number;
  /** What a person decides, document by document, then for the deployment file. */
  readonly questions: readonly Question[];
}

/** So many topics make a document of some hundred kilobytes. */
const topicsPerDocument = 100;

/** Contracts and parts of a deployment file as a measurement of a cluster gives them. */
export function importFiles(measurement: Measurement): Import {
  const access = measuredAccess(measurement);
  const groups = topicGroupsOf(measurement);
  const name = uniqueNames();
  const documents = groups.flatMap((group) =>
    partsOf(group).map((part) => ({
      path: `${importPlaces.contracts}/${name(group.name)}.yaml`,
      topics: part.topics.length,
      stub: documentStub(part, measurement, access),
    })),
  );
  const deployment: StubGroup = {
    lines: [
      ...(groups.length === 0
        ? []
        : [{ key: 'workloads', value: groups.map((group) => workloadStub(group, measurement, access)) }]),
      ...userStubs(measurement),
    ],
  };
  const head = headOf(measurement);
  const files = new Map([
    [importPlaces.measurement, `${JSON.stringify(measurement, undefined, 2)}\n`],
    [importPlaces.deployment, renderStub([...head, ...deploymentHead], deployment)],
    ...documents.map(({ path, stub }) => [path, renderStub([...head, ...documentHead], stub)] as const),
  ]);
  return {
    files,
    documents: documents.map(({ path, topics }) => ({ path, topics })),
    workloads: groups.length,
    questions: [...documents.map(({ stub }) => stub), deployment].flatMap(questionsOf),
  };
}

function partsOf(group: TopicGroup): readonly TopicGroup[] {
  const parts = Math.ceil(group.topics.length / topicsPerDocument);
  return Array.from({ length: parts }, (_, part) => ({
    ...group,
    topics: group.topics.slice(part * topicsPerDocument, (part + 1) * topicsPerDocument),
  }));
}

function documentStub(group: TopicGroup, { on, seconds }: Measurement, access: MeasuredAccess): StubGroup {
  const name = uniqueNames();
  const operations = group.topics.flatMap((topic) => operationStubs(topic, { access, name }));
  const context = { workload: group.name, seconds, on, access };
  return {
    lines: [
      { key: 'asyncapi', value: '3.0.0' },
      {
        key: 'info',
        value: {
          lines: [
            { key: 'title', value: group.name },
            { key: 'version', value: '1.0.0' },
          ],
        },
      },
      { key: 'channels', value: { lines: group.topics.map((topic) => channelStub(topic, context)) } },
      ...(operations.length === 0
        ? [{ note: 'operations: no ACL and no consumer group tells who writes and reads.' }]
        : [{ key: 'operations', value: { lines: operations } }]),
    ],
  };
}

const headOf = ({ on, seconds, clusterId, topicPattern }: Measurement): readonly string[] => [
  `Imported from cluster ${JSON.stringify(clusterId)} by \`automq-kit contracts import\`, measured ${on} over ${rounded(seconds)} s.`,
  ...(topicPattern === undefined ? [] : ['Only some of its topics were measured; measurement.json says which.']),
];

const documentHead = [
  'What was measured stands here. What nobody can measure is commented out below DECIDE, with who decides: until each of',
  'these keys has a value, the contract is refused. Payload schemas are not imported: their producers add `messages`.',
];

const deploymentHead = [
  'To be copied into the deployment file. What nobody can measure is commented out below DECIDE, with who decides.',
  clientVersions,
];
