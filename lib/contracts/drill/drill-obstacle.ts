import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';
import type { DrillName } from './drill-name';

/** Why a drill would say nothing of a contract; undefined where it would. */
export function drillObstacle(
  topic: TopicContract,
  drill: DrillName,
): { readonly message: string; readonly fix: string } | undefined {
  if (drill === 'ordering' && topic.fields['x-ordering'] === 'none')
    return {
      message: `${topic.name} promises no order (\`x-ordering: none\`), so there is none to try.`,
      fix: 'Name a topic whose contract has `x-ordering: key` or `global`.',
    };
  if (drill === 'compaction' && topic.fields['x-holds'] === 'events' && !cleanupPolicyOf(topic).includes('compact'))
    return {
      message: `${topic.name} holds events and is not compacted, so there is no state to read from it.`,
      fix: 'Name a topic whose contract has `x-holds: state`.',
    };
  return undefined;
}
