import type { Refusal } from './change-plan';
import type { Compared } from './difference';

/** What of the cluster as a whole, or of the contracts’ approvals, stands against the contracts. */
export const clusterRefusals = ({ desired, state }: Compared): readonly Refusal[] => [
  ...(state.autoCreatesTopics
    ? [
        {
          topic: '(cluster)',
          owner: 'nobody',
          why: 'Brokers make a topic for whoever asks for one, so that topics appear without a contract.',
          fix: 'Set `auto.create.topics.enable` to false on the brokers; a deployment with contracts does so.',
        },
      ]
    : []),
  ...desired.unapproved.map(({ operation, topic, dataClass, principal, owner }) => ({
    topic,
    owner,
    why: `Operation ${operation} of User:${principal} touches data of the sensitive class ${dataClass} and nobody approved it, so nothing is granted for it.`,
    fix: 'Give the operation an `x-approval` with approver and day, or take it away.',
  })),
];
