import type { Change } from '../../change/change-plan';
import type { LiveCluster } from '../live-cluster';
import { MissingRights } from '../missing-rights';
import { lackingOnCluster } from '../read/cluster-rights';
import { readBrokers } from '../read/read-brokers';
import { lackingOnTopics } from '../read/topic-rights';
import { nextBatch, mostChanges } from './batches';
import { changeSender } from './send-changes';

/** A change that the brokers would refuse. */
export interface RefusedChange {
  readonly change: Change;
  readonly why: string;
}

/** Right that a change needs, as an operation and its resource. */
function rightOf(change: Change): string {
  switch (change.kind) {
    case 'createTopic':
      return `create on topic ${change.topic.name}`;
    case 'alterConfig':
      return `alterConfigs on topic ${change.topic}`;
    case 'addPartitions':
      return `alter on topic ${change.topic}`;
    case 'deleteTopic':
      return `delete on topic ${change.topic}`;
    case 'addAcl':
    case 'removeAcl':
      return 'alter on the cluster';
    case 'setQuota':
      return 'alterConfigs on the cluster';
  }
}

const validated: readonly Change['kind'][] = ['createTopic', 'alterConfig', 'addPartitions', 'setQuota'];

/**
 * Asks the brokers what would become of changes, without changing anything.
 * @returns changes that they would refuse for another reason than rights
 * @throws MissingRights that names each right which is missing
 */
export async function rehearseChanges(
  cluster: LiveCluster,
  changes: readonly Change[],
): Promise<readonly RefusedChange[]> {
  const { allowed } = await readBrokers(cluster);
  const has = (...kinds: readonly Change['kind'][]) => changes.some(({ kind }) => kinds.includes(kind));
  const missing = [...lackingOnCluster(allowed, has('addAcl', 'removeAcl') ? ['alter'] : [])];
  const deleted = changes.flatMap((change) => (change.kind === 'deleteTopic' ? [change.topic] : []));
  missing.push(...(await lackingOnTopics(cluster, 'delete', deleted)));
  const refused: RefusedChange[] = [];
  const asked = changes.filter(({ kind }) => validated.includes(kind));
  const send = changeSender(cluster, true);
  for (let start = 0; start < asked.length;) {
    const batch = nextBatch(asked, start, mostChanges);
    const answers = await send(batch);
    batch.forEach((change, index) => {
      const answer = answers[index];
      if (answer?.result !== 'failed') return;
      if (answer.isDenied) missing.push(rightOf(change));
      else refused.push({ change, why: answer.why });
    });
    start += batch.length;
  }
  if (missing.length > 0) throw new MissingRights(missing, 'nothing was changed');
  return refused;
}
