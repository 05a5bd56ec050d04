import type { Access } from '../model/access';
import type { UnapprovedOperation } from './desired-state';

/** Names of sensitive topics with their class. */
export type SensitiveTopics = ReadonlyMap<string, string>;

/** The operation, where it touches a sensitive topic and nobody approved it. */
export function unapprovedOperation(access: Access, sensitive: SensitiveTopics): UnapprovedOperation | undefined {
  const { operation, principal, owner, fields } = access;
  if (fields['x-approval'] !== undefined) return undefined;
  for (const topic of [access.topic, fields['x-dead-letter'], fields['x-retry']]) {
    const dataClass = topic === undefined ? undefined : sensitive.get(topic);
    if (topic !== undefined && dataClass !== undefined) return { operation, topic, dataClass, principal, owner };
  }
  return undefined;
}
