import type { Plain } from '../../config/plain';
import { isPlain } from '../../config/plain';
import type { Path, Problem } from '../../config/problem';
import { shownValue } from '../../config/shown';
import type { OperationFields } from '../config/operation-fields';
import type { Access } from '../model/access';
import type { ContractDocument } from './contract-document';
import { objectAt, problemsIn, sourceAt } from './contract-document';
import type { FileProblem } from './contract-file';
import { extensionFields, groupOf } from './extension-fields';
import { oneNameSchema } from './one-name-schema';
import { findPlace, followed } from './place-in-files';
import { referenceOf, targetOf } from './reference';

/** What an operation says, as far as it can be read. */
export interface AccessDraft {
  readonly document: ContractDocument;
  readonly operation: string;
  readonly path: Path;
  readonly action?: Access['action'];
  /** Document and id of its channel; undefined where it names none. */
  readonly channel?: { readonly file: string; readonly id: string };
  readonly group?: string;
  readonly clientId?: string;
  readonly fields?: OperationFields;
}

/** Reads one operation. */
export function accessDraft(
  document: ContractDocument,
  operation: string,
): { readonly draft: AccessDraft; readonly problems: readonly FileProblem[] } {
  const path = ['operations', operation];
  const node = objectAt(document, path);
  const kafka = groupOf(groupOf(node.bindings).kafka);
  const { fields, problems } = extensionFields('operation', node, sourceAt(document, path));
  const action = node.action === 'send' || node.action === 'receive' ? node.action : undefined;
  const group = oneText(kafka.groupId);
  const clientId = oneText(kafka.clientId);
  return {
    draft: {
      document,
      operation,
      path,
      action,
      channel: channelOf(document, path),
      group: group.text,
      clientId: clientId.text,
      fields,
    },
    problems: problemsIn(document, path, [
      ...problems,
      ...inBinding('groupId', group.problem),
      ...inBinding('clientId', clientId.problem),
      ...groupProblems(action, kafka),
      ...transactionProblems(action, node),
      ...unreadProblems(node),
    ]),
  };
}

/** The channel that the text names; the parser puts a copy of it in its place. */
function channelOf({ files, file }: ContractDocument, path: Path): AccessDraft['channel'] {
  const operation = followed(files, findPlace(files, { file, path }));
  const text = referenceOf(groupOf(operation.value).channel);
  if (text === undefined) return undefined;
  const target = targetOf(text, operation.file);
  const [section, id, ...rest] = target.path;
  return section === 'channels' && id !== undefined && rest.length === 0 ? { file: target.file, id } : undefined;
}

interface OneText {
  readonly text?: string;
  readonly problem?: Omit<Problem, 'path'>;
}

/** The one text that a schema allows: a `const`, or an `enum` of one. */
function oneText(schema: unknown): OneText {
  if (schema === undefined) return {};
  const { const: only, enum: choices } = groupOf(schema);
  const text: unknown = Array.isArray(choices) && choices.length === 1 ? choices[0] : only;
  if (typeof text === 'string' && /^(?=.*\S)[^\r\n]{1,249}$/.test(text)) return { text };
  const wrong = isPlain(schema) ? text : schema;
  const problem = (message: string, fix: string) => ({ problem: { message, fix, rule: 'one-name' } });
  return wrong === undefined
    ? problem(
        `it allows ${Array.isArray(choices) ? `${choices.length} names` : 'any name'}, and rights are on one.`,
        `Write ${oneNameSchema} or \`{ type: string, enum: [NAME] }\`.`,
      )
    : problem(
        `${shownValue(wrong, [])} is no name, and rights are on one.`,
        `Write ${oneNameSchema}, with one line of up to 249 characters for NAME.`,
      );
}

const inBinding = (key: string, problem: OneText['problem']): readonly Problem[] =>
  problem === undefined ? [] : [{ ...problem, path: ['bindings', 'kafka', key] }];

function groupProblems(action: AccessDraft['action'], kafka: Plain): readonly Problem[] {
  const path = ['bindings', 'kafka', 'groupId'];
  if (action === 'receive' && kafka.groupId === undefined) {
    const fix = 'Write the consumer group as `groupId: { type: string, enum: [NAME] }` of the Kafka binding.';
    return [{ path, message: 'is missing: in which group does it read?', fix, rule: 'group-missing' }];
  }
  return action === 'send' && kafka.groupId !== undefined
    ? [{ path, message: 'a sender is in no group.', fix: 'Remove it.', rule: 'group-of-sender' }]
    : [];
}

/** Only who sends is in a transaction; what reads, and writes what it makes of it, writes the id where it sends. */
const transactionProblems = (action: AccessDraft['action'], node: Plain): readonly Problem[] =>
  action === 'receive' && node['x-transactional-ids'] !== undefined
    ? [
        {
          path: ['x-transactional-ids'],
          message: 'transactional ids are of who sends, and this operation receives: no right would follow.',
          fix: 'Write it at the operation by which the application sends, also where it reads, transforms and sends in one transaction.',
          rule: 'transactions-of-receiver',
        },
      ]
    : [];

/** Parts of the standard that would be read as if they were not there. */
function unreadProblems(node: Plain): readonly Problem[] {
  const others = Object.keys(groupOf(node.bindings)).filter((name) => name !== 'kafka' && !name.startsWith('x-'));
  return [
    ...others.map((name) => ({
      path: ['bindings', name],
      message: 'the operations of these documents are on topics of Kafka and nothing else.',
      fix: 'Remove the binding.',
      rule: 'unknown-binding',
    })),
    ...(node.reply === undefined
      ? []
      : [
          {
            path: ['reply'],
            message: 'answers give no rights by themselves.',
            fix: 'Write the answer as an operation of its own, on its own channel.',
            rule: 'operation-reply',
          },
        ]),
  ];
}
