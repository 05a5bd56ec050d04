// Proves listeners, identities, rights and clients on real Kafka processes that start from the rendered files of the
// examples: their start scripts, server.properties and users' job, and the client settings that the kit prints.
//
// AutoMQ itself isn't in it: Kafka ignores AutoMQ's own keys, and that those exist is a test of the kit.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkIntents, checkNodesOnly, checkRefusals, parties } from './broker-client-checks.mjs';
import { Example } from './broker-example.mjs';
import { checkJava, checkLibrdkafka, checkTools } from './broker-family-checks.mjs';
import { checkBalancer, checkListeners } from './broker-listener-checks.mjs';
import { checkRenewal, checkRestarts } from './broker-renewal-checks.mjs';
import { kafkaLibraries, missing } from './broker-tools.mjs';
import { checkFirstRuns, checkRemoval, checkRights, checkRotation } from './broker-user-checks.mjs';
import { skip, steps } from './verify-run.mjs';

const why = await missing();
if (why !== undefined) skip(why);
const libraries = await kafkaLibraries();
const chosen = process.argv.slice(2);
const examples = ['minimal', 'production', 'production-existing', 'private'];
const work = mkdtempSync(join(tmpdir(), 'verify-broker-'));
try {
  for (const name of chosen.length > 0 ? chosen : examples) await verify(name);
} finally {
  rmSync(work, { recursive: true, force: true });
}
steps.report();

async function verify(name) {
  console.log(name);
  const example = new Example(name, { folder: join(work, name), libraries });
  try {
    await example.start();
    steps.pass(`${example.cluster.nodes.length} nodes started from their files`);
    const { topic } = parties(example);
    const create = ['--create', '--topic', topic, '--partitions', '3', '--replication-factor', '1'];
    await example.tool('org.apache.kafka.tools.TopicCommand', create);
    const isSecure = example.deployment.security.kind === 'tls';
    if (isSecure) await checkFirstRuns(example);
    checkListeners(example);
    await checkIntents(example);
    if (!isSecure) return;
    await checkRefusals(example);
    await checkNodesOnly(example);
    await checkBalancer(example);
    if (name === 'production') {
      await checkLibrdkafka(example, await checkJava(example));
      await checkTools(example);
    }
    if (parties(example).reader !== undefined) {
      await checkRotation(example);
      await checkRights(example);
    }
    await checkRenewal(example);
    if (parties(example).reader !== undefined) await checkRemoval(example);
    await checkRestarts(example);
  } catch (error) {
    steps.fail(`${name}: ${error.stack}`);
  } finally {
    await example.stop();
  }
}
