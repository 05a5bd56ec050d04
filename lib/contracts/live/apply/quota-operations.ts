import type { alterClientQuotasV1 } from '@platformatic/kafka';
import type { UserQuota } from '../../desired/desired-state';

const keys = {
  producerByteRate: 'producer_byte_rate',
  consumerByteRate: 'consumer_byte_rate',
  requestPercentage: 'request_percentage',
} as const;

/** What is set and what is taken away to get from one quota of a user to another. */
export function quotaOperations(
  from: UserQuota | undefined,
  to: UserQuota,
): alterClientQuotasV1.AlterClientQuotasRequestOp[] {
  return (Object.keys(keys) as (keyof typeof keys)[]).flatMap(
    (name): alterClientQuotasV1.AlterClientQuotasRequestOp[] => {
      const value = to[name];
      if (value !== undefined) return [{ key: keys[name], value, remove: false }];
      return from?.[name] === undefined ? [] : [{ key: keys[name], remove: true }];
    },
  );
}
