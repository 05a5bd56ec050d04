// The plan against brokers that say they are Kafka and against such that say they are AutoMQ: what AutoMQ keeps whatever is
// asked is no difference there, and holds on Kafka.
import { join } from 'node:path';
import { ContractsExample, contractUsers } from './contracts-example.mjs';
import { startKafka } from './kafka-lab.mjs';
import { assert } from './verify-run.mjs';

/** @param work folder for brokers and contracts */
export async function checkSoftware(work) {
  // A broker keeps keys that it doesn't know and tells them with its own settings, though not their values.
  const says =
    process.env.AUTOMQ_LIBS === undefined
      ? { 'elasticstream.enable': 'true', 's3.data.buckets': '0@s3://lab-data?region=us-east-1' }
      : {};
  await onOneBroker(join(work, 'automq'), says, async (example) => {
    const { plan } = await example.planned();
    const topics = plan.changes.filter(({ kind }) => kind === 'createTopic').map(({ topic }) => topic);
    assert(
      topics.length === 9 &&
        topics.every(({ replicas, config }) => replicas === undefined && config['min.insync.replicas'] === undefined),
      'of brokers that are AutoMQ neither replicas nor min.insync.replicas are asked',
    );
    const applied = await example.apply();
    const again = await example.planned();
    assert(
      applied.status === 0 && again.status === 0,
      `and nothing of it is ever a difference${applied.status === 0 ? '' : `: ${applied.text}`}`,
    );
  });
  if (process.env.AUTOMQ_LIBS !== undefined) return;
  await onOneBroker(join(work, 'kafka'), {}, async (example) => {
    const { plan } = await example.planned();
    const refused = plan.refusals.filter(({ why }) => why.includes('3 replicas'));
    assert(refused.length === 9, 'a single broker that is Kafka is asked for three replicas, which is refused');
  });
}

async function onOneBroker(folder, settings, check) {
  const lab = await startKafka({ folder, brokers: 1, users: contractUsers, settings });
  try {
    await check(new ContractsExample(join(folder, 'contracts'), lab));
  } finally {
    await lab.stop();
  }
}
