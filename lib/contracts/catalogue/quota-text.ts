import type { OperationFields } from '../config/operation-fields';

/** A quota in words; undefined where there is none. */
export function quotaText(quota: OperationFields['x-quota']): string | undefined {
  if (quota === undefined) return undefined;
  const { producerMibPerSecond: written, consumerMibPerSecond: read, requestPercent } = quota;
  const parts = [
    ...(written === undefined ? [] : [`writes ${written} MiB/s`]),
    ...(read === undefined ? [] : [`reads ${read} MiB/s`]),
    ...(requestPercent === undefined ? [] : [`${requestPercent} % of request time`]),
  ];
  return parts.length === 0 ? undefined : `${parts.join(', ')} on each broker`;
}
