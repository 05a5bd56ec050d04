import type { Plain } from '../../config/plain';
import { isPlain } from '../../config/plain';
import type { Path, Problem } from '../../config/problem';
import { shown } from '../../config/shown';
import type { ChannelFields } from '../config/channel-fields';
import type { MessageContract } from '../model/topic-contract';
import type { ContractDocument } from './contract-document';
import { objectAt, placeOfPart, problemsIn, sourceAt } from './contract-document';
import type { FileProblem } from './contract-file';
import { extensionFields, groupOf } from './extension-fields';
import { isMisspelt } from './misspelt-key';
import { findPlace } from './place-in-files';
import { recordSchema } from './record-schema';
import { resolved } from './resolved';
import { configProblems, configText } from './topic-config';
import { nameProblems } from './topic-name';

/** What a channel says of its topic, as far as it can be read. */
export interface TopicDraft {
  readonly document: ContractDocument;
  readonly channel: string;
  readonly path: Path;
  /** Path of the name. */
  readonly namePath: Path;
  readonly name?: string;
  readonly description?: string;
  readonly partitions?: number;
  readonly replicas?: number;
  readonly config: Readonly<Record<string, string>>;
  readonly fields?: ChannelFields;
  readonly messages: readonly MessageContract[];
}

/** Reads one channel. */
export function topicDraft(
  document: ContractDocument,
  channel: string,
): { readonly draft: TopicDraft; readonly problems: readonly FileProblem[] } {
  const path = ['channels', channel];
  const node = objectAt(document, path);
  const kafka = groupOf(groupOf(node.bindings).kafka);
  const inBinding = kafka.topic !== undefined;
  const namePath = inBinding ? [...path, 'bindings', 'kafka', 'topic'] : [...path, 'address'];
  const named = inBinding ? kafka.topic : node.address;
  const { fields, problems } = extensionFields('channel', node, sourceAt(document, path));
  const config = groupOf(kafka.topicConfiguration);
  const { messages, problems: ofMessages } = messagesOf(document, path, groupOf(node.messages));
  return {
    draft: {
      document,
      channel,
      path,
      namePath,
      name: typeof named === 'string' ? named : undefined,
      description: typeof node.description === 'string' ? node.description.trim() : undefined,
      partitions: typeof kafka.partitions === 'number' ? kafka.partitions : undefined,
      replicas: typeof kafka.replicas === 'number' ? kafka.replicas : undefined,
      config: configText(config),
      fields,
      messages,
    },
    problems: [
      ...problemsIn(document, namePath, isMisspelt(node, 'address') && named === undefined ? [] : nameProblems(named)),
      ...problemsIn(document, [...path, 'bindings'], bindingProblems(node.bindings)),
      ...problemsIn(document, [...path, 'bindings', 'kafka', 'topicConfiguration'], configProblems(config)),
      ...problemsIn(document, path, [...problems, ...environmentProblems(fields), ...retainedProblems(config, fields)]),
      ...ofMessages,
    ],
  };
}

/** What the kit asks of bindings beyond the standard. */
function bindingProblems(bindings: unknown): readonly Problem[] {
  if (bindings !== undefined && !isPlain(bindings)) return [];
  const { kafka, ...others } = groupOf(bindings);
  const unread = Object.keys(others)
    .filter((name) => !name.startsWith('x-') && !isMisspelt({ [name]: true }, 'kafka'))
    .map((name): Problem => ({
      path: [name],
      message: `${shown(name)}: the channels of these documents are topics of Kafka and nothing else.`,
      fix: 'Remove the binding, or put the channel into a document that lies elsewhere.',
      rule: 'unknown-binding',
    }));
  const missing =
    (kafka === undefined && !isMisspelt(others, 'kafka')) ||
    (isPlain(kafka) && kafka.partitions === undefined && !isMisspelt(kafka, 'partitions'));
  return missing
    ? [
        ...unread,
        {
          path: ['kafka', 'partitions'],
          message: 'is missing.',
          fix: 'Write how many partitions the topic has: a whole number of at least 1.',
          rule: 'missing-key',
        },
      ]
    : unread;
}

const environmentProblems = (fields: ChannelFields | undefined): readonly Problem[] =>
  Object.entries(fields?.['x-environments'] ?? {}).flatMap(([name, { config }]) =>
    configProblems(config ?? {}).map((problem) => ({
      ...problem,
      path: ['x-environments', name, 'config', ...problem.path],
    })),
  );

/** The same setting twice, with two values. */
function retainedProblems(config: Plain, fields: ChannelFields | undefined): readonly Problem[] {
  const bytes = configText(config)['retention.bytes'];
  const retained = fields?.['x-retained-bytes'];
  if (bytes === undefined || retained === undefined || bytes === String(retained)) return [];
  return [
    {
      path: ['x-retained-bytes'],
      message: `${retained} is not what \`retention.bytes\` of the binding says: ${bytes}.`,
      fix: 'Take one of them out.',
      rule: 'retained-bytes',
    },
  ];
}

function messagesOf(document: ContractDocument, channel: Path, messages: Plain) {
  const problems: FileProblem[] = [];
  const found = Object.keys(messages).map((name): MessageContract => {
    const path = [...channel, 'messages', name];
    const node = objectAt(document, path);
    const schemaAt = (fromTraits: unknown, at: Path) => {
      const place = findPlace(document.files, { file: document.file, path: at });
      const value = place.value === undefined ? fromTraits : resolved(document.files, place);
      if (value === undefined) return undefined;
      const { schema, problem } = recordSchema(value);
      if (problem) problems.push(...problemsIn(document, at, [problem]));
      return schema;
    };
    return {
      name,
      ...(typeof node.title === 'string' ? { title: node.title } : {}),
      payload: schemaAt(node.payload, [...path, 'payload']),
      headers: schemaAt(node.headers, [...path, 'headers']),
      key: schemaAt(groupOf(groupOf(node.bindings).kafka).key, [...path, 'bindings', 'kafka', 'key']),
      place: placeOfPart(document, path),
    };
  });
  return { messages: found.sort((a, b) => (a.name < b.name ? -1 : 1)), problems };
}
