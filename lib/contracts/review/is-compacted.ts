import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';

/** Whether only the latest record of a key stays in a topic. */
export const isCompacted = (topic: TopicContract): boolean => cleanupPolicyOf(topic).includes('compact');
