import type { Access } from '../model/access';
import type { DesiredAcl } from './desired-state';
import { neededRights } from './needed-rights';

/** What is granted for an operation. It begins with the last approval that it rests on, and ends with the first to end. */
export function grantsOf(access: Access): readonly DesiredAcl[] {
  const { 'x-approval': approval, 'x-export': exported } = access.fields;
  return neededRights(access).flatMap(({ operations, why, from: ownStart, until: ownEnd, ...resource }) => {
    const from = latest([approval?.on, exported?.on, ownStart]);
    const until = earliest([approval?.until, exported?.until, ownEnd]);
    return operations.map((operation): DesiredAcl => ({
      ...resource,
      principal: `User:${access.principal}`,
      operation,
      permission: 'allow',
      owner: access.owner,
      why: `${why}${approvalInWords(access)}`,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    }));
  });
}

function approvalInWords({ fields }: Access): string {
  const { 'x-approval': approval, 'x-export': exported } = fields;
  return [
    ...(approval ? [` Approved by ${approval.approver} on ${approval.on}.`] : []),
    ...(exported
      ? [` It exports to ${exported.destination}: approved by ${exported.approver} on ${exported.on}.`]
      : []),
  ].join('');
}

/** Days such as `2026-11-27` sort as texts. */
const inOrder = (days: readonly (string | undefined)[]) => days.filter((day) => day !== undefined).sort();
const earliest = (days: readonly (string | undefined)[]): string | undefined => inOrder(days)[0];
const latest = (days: readonly (string | undefined)[]): string | undefined => inOrder(days).at(-1);
