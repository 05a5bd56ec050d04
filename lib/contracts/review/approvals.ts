import type { Deployment } from '../../model/deployment';
import { unapprovedOperation } from '../desired/unapproved-operation';
import type { Access } from '../model/access';
import { isSensitive } from './data-class-of';
import type { AccessOfTopic } from './per-access';
import { perAccess } from './per-access';
import type { Found, ReviewRule, ReviewSubject } from './rule';

const grantApproval: ReviewRule = {
  id: 'grant-approval',
  severity: 'error',
  title: 'Each grant on a sensitive topic names its approver',
  why: 'Whoever answers for the data decides who gets it, and an audit asks who that was. Without an approval nothing is granted.',
  fix: 'Have it approved, and write `x-approval` with `approver` and `on`.',
  source: 'governance',
  neverWaived: 'Nothing is granted without an approval; a waiver would be one that nobody gave.',
  check: (subject) => {
    const sensitive = sensitiveTopics(subject);
    return perAccess(({ access }) => {
      const open = unapprovedOperation(access, sensitive);
      return (
        open && {
          path: ['x-approval'],
          message: `Nobody approved that ${open.principal} ${access.action === 'send' || open.topic !== access.topic ? 'sends to' : 'reads'} ${open.topic}, whose class ${open.dataClass} is sensitive.`,
        }
      );
    })(subject);
  },
};

/** Names of sensitive topics with their class. */
const sensitiveTopics = ({ contracts, deployment }: ReviewSubject) =>
  new Map(
    contracts.topics
      .filter((topic) => isSensitive(topic, deployment))
      .map(({ name, fields }) => [name, fields['x-data-class']]),
  );

const approvalKeys = ['x-approval', 'x-may-replay', 'x-export'] as const;

/** The approvals of an access, with where they stand. */
const approvalsOf = ({ fields }: Access) =>
  approvalKeys.flatMap((key) => {
    const approval = fields[key];
    return approval === undefined ? [] : [{ key, ...approval }];
  });

const approvalTime: ReviewRule = {
  id: 'approval-time',
  severity: 'error',
  title: 'Approvals hold on the day of the review',
  why: 'An approval that has ended, or has not begun, is none: its rights go with the next apply.',
  fix: 'Have it approved anew, or remove the operation.',
  source: 'governance',
  neverWaived: 'Whoever approved it said for how long.',
  check: perAccess(({ access }, { asOf }) =>
    approvalsOf(access).flatMap(({ key, approver, on, until }): readonly Found[] => {
      if (asOf === undefined) return [];
      if (until !== undefined && until < asOf)
        return [{ path: [key, 'until'], message: `The approval by ${approver} ended on ${until}.` }];
      return on > asOf
        ? [{ path: [key, 'on'], message: `The approval by ${approver} is of ${on}, which is yet to come.` }]
        : [];
    }),
  ),
};

const approvalOwn: ReviewRule = {
  id: 'approval-own',
  severity: 'warning',
  title: 'Nobody approves what is their own',
  why: 'An approval is a second pair of eyes.',
  fix: 'Have those approve it who answer for the data and do not run the client.',
  source: 'governance',
  check: perAccess(({ access, topic }, { deployment }) =>
    !isSensitive(topic, deployment)
      ? undefined
      : approvalsOf(access)
          .filter(({ approver }) => approver === access.owner)
          .map(({ key, approver }): Found => ({
            path: [key, 'approver'],
            message: `${approver} approves it and runs ${access.principal}.`,
          })),
  ),
};

/** Why an access carries data to another system; undefined for one that does not. */
function carriesAway({ access, topic }: AccessOfTopic, { workloads }: Deployment): string | undefined {
  if (access.action !== 'receive') return undefined;
  const { 'x-role': role } = topic.fields;
  if (role.kind === 'sink') return `the topic only leaves for ${role.destination}`;
  const reader = workloads
    .flatMap(({ reads }) => reads)
    .find(({ kind, consumerGroups }) => kind === 'analytics' && consumerGroups.includes(access.group ?? ''));
  return reader && `the workload’s reader "${reader.name}" exports to an analytics system`;
}

const exportApproval: ReviewRule = {
  id: 'export-approval',
  severity: 'error',
  title: 'Sensitive data leaves only where that is approved',
  why: 'In another system neither retention nor rights of the topic hold any more; to read it and to carry it away are two decisions.',
  fix: 'Have it approved, and write `x-export` with `approver`, `on` and `destination`; or read a topic without the sensitive fields.',
  source: 'governance',
  neverWaived: 'To carry data away is a decision of its own, which a waiver does not make.',
  check: perAccess((accessed, { deployment }) => {
    const { access, topic } = accessed;
    const why = carriesAway(accessed, deployment);
    return why !== undefined && isSensitive(topic, deployment) && access.fields['x-export'] === undefined
      ? {
          path: ['x-export'],
          message: `${access.principal} carries data of class ${topic.fields['x-data-class']} away (${why}), and nobody approved it.`,
        }
      : undefined;
  }),
};

export const approvalRules = [grantApproval, approvalTime, approvalOwn, exportApproval];
