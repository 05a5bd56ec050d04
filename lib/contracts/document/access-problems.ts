import { nearest } from '../../config/nearest';
import type { Path, Problem } from '../../config/problem';
import { shown } from '../../config/shown';
import type { AccessDraft } from './access-draft';
import type { DraftProblem, Drafts } from './draft-problems';

/** What operations are held against: the channels of all documents, and the users of the deployment. */
export const accessProblems = (drafts: Drafts): readonly DraftProblem[] =>
  drafts.accesses.flatMap((access) => [...channelProblems(access, drafts), ...principalProblems(access, drafts)]);

const problemAt = (draft: AccessDraft, path: Path, problem: Omit<Problem, 'path'>): DraftProblem => ({
  document: draft.document,
  problem: { ...problem, path: [...draft.path, ...path] },
});

function channelProblems(access: AccessDraft, { topics, unread }: Drafts): readonly DraftProblem[] {
  const { channel } = access;
  const isKnown = topics.some(({ document, channel: id }) => document.file === channel?.file && id === channel.id);
  if (isKnown || (channel !== undefined && unread.includes(channel.file))) return [];
  return [
    problemAt(access, ['channel'], {
      message: 'it names no channel of a contract.',
      fix: 'Write `channel: { $ref: "#/channels/ID" }`, with the file before the # where it is another document.',
      rule: 'operation-channel',
    }),
  ];
}

function principalProblems(access: AccessDraft, { deployment: { security } }: Drafts): readonly DraftProblem[] {
  const principal = access.fields?.['x-principal'];
  if (principal === undefined) return [];
  const path = ['x-principal'];
  if (security.kind === 'plaintext') {
    const message = 'the deployment knows no users: everybody may do everything.';
    return [
      problemAt(access, path, {
        message,
        fix: 'Switch `security.kind: tls` on in the deployment file.',
        rule: 'unknown-principal',
      }),
    ];
  }
  const removed = security.users.find(({ name, state }) => name === principal && state === 'removed');
  if (removed !== undefined)
    return [
      problemAt(access, path, {
        message: `the user ${shown(principal)} is removed, and with it every right it had.`,
        fix: 'Take the operation out or give it to another user, or take `state: removed` away in the deployment file.',
        rule: 'unknown-principal',
      }),
    ];
  const users = security.users.filter(({ state }) => state === 'active');
  const user = users.find(({ name }) => name === principal);
  if (user === undefined) {
    const own = users.filter(({ aclsFrom }) => aclsFrom === 'contracts').map(({ name }) => name);
    const near = nearest(principal, own);
    return [
      problemAt(access, path, {
        message: `the deployment has no user ${shown(principal)}.`,
        fix:
          near === undefined
            ? 'Add it to `security.users` of the deployment file with `aclsFrom: contracts`.'
            : `Did you mean \`${near}\`?`,
        rule: 'unknown-principal',
      }),
    ];
  }
  return user.aclsFrom === 'contracts'
    ? []
    : [
        problemAt(access, path, {
          message: `the rights of ${shown(principal)} are those of the deployment file, and one place writes them.`,
          fix: 'Write `aclsFrom: contracts` at the user in the deployment file and take its `acls` out.',
          rule: 'principal-rights',
        }),
      ];
}
