import type { Answers } from './answers';
import { answerTo } from './answers';

/**
 * The last lines of a new file with TLS: how clients come in, as comments, since their names and networks are nobody's
 * to guess.
 * @param network `access.network` of the platform
 */
export const clientHints = (answers: Answers, network: string) => `
# The profile brings TLS: every client has an identity, and nothing is allowed without a right. List clients like this:
# security:
#   users:
#     - name: orders
#       credential: { kind: password, secret: orders-password }
#       acls: [{ resource: topic, name: orders., pattern: prefixed, operations: [read, write] }]
# Clients outside the cluster need a way in, and brokers a private domain for their names:
# access:
#   domain: kafka.${answerTo(answers, 'name')}.example
#   network: ${network}
`;
