import { drillPrefix } from '../../../model/names';
import { errorsIn } from '../client/errors-in';
import { whyUnreachable } from '../client/why-unreachable';
import { ClusterFailure } from '../cluster-failure';
import type { LiveCluster } from '../live-cluster';

/** Kafka’s names of the errors in an error, without repetition. */
export const kafkaErrors = (error: unknown): readonly string[] => [
  ...new Set(errorsIn(error).flatMap(({ apiId }) => (apiId === undefined ? [] : [apiId]))),
];

/** Rights that a principal needs for every drill, as `kafka-acls` would be told. */
const rights = `Create, Delete, Describe, DescribeConfigs, Read, Write on topics that begin with ${drillPrefix}, and Read, Describe, Delete on groups that begin so`;

/** Who asks, by its login. */
export function principalOf({ clientOptions: { sasl } }: Pick<LiveCluster, 'clientOptions'>): string {
  return typeof sasl?.username === 'string' ? `User:${sasl.username}` : 'whoever connects without a login';
}

/** What an error of the client means for a drill. */
export function drillError(error: unknown, what: string, cluster: LiveCluster): Error {
  if (error instanceof ClusterFailure) return error;
  const told = toldOf(error, what, cluster);
  if (told !== error) told.cause = error;
  return told;
}

function toldOf(error: unknown, what: string, cluster: LiveCluster): Error {
  const names = kafkaErrors(error);
  const denied = names.find((name) => name.endsWith('_AUTHORIZATION_FAILED'));
  if (denied !== undefined)
    return new ClusterFailure(
      `${principalOf(cluster)} may not ${what} (${denied}).`,
      `Let the deployment’s own user run drills, or grant ${principalOf(cluster)} ${rights}.`,
    );
  const said = errorsIn(error).find(({ serverErrorMessage }) => serverErrorMessage)?.serverErrorMessage;
  if (names.length > 0)
    return new ClusterFailure(
      `It was not possible to ${what}: ${names.join(', ')}${said === undefined || said === null ? '' : ` (${said})`}.`,
      'Look at the brokers’ logs, and run it again.',
    );
  if (!errorsIn(error).some(({ code }) => code?.startsWith('PLT_KFK_') === true || code?.startsWith('E') === true))
    return error instanceof Error ? error : new Error(String(error));
  const { why, fix } = whyUnreachable(error);
  return new ClusterFailure(`It was not possible to ${what}: ${why}.`, fix);
}

/** Does something of which an error is told in the words of the drill. */
export async function doing<T>(cluster: LiveCluster, what: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw drillError(error, what, cluster);
  }
}
