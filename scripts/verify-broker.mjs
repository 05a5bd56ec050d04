// Proves listeners, identities, rights and clients on real processes that start from the rendered files of the examples:
// their start scripts, server.properties and users' job, and the client settings that the kit prints.
//
// They are AutoMQ's where AUTOMQ_LIBS names the folder of its jars (`libs` of its release), over an S3 on loopback. Else
// Kafka stands in, which ignores AutoMQ's own keys; that those exist is a test of the kit.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCanaries } from './broker-canary-checks.mjs';
import { checkIntents, checkNodesOnly, checkRefusals, checkSessions, parties } from './broker-client-checks.mjs';
import { Example } from './broker-example.mjs';
import { checkJava, checkLibrdkafka, checkTools } from './broker-family-checks.mjs';
import { checkGroupLag } from './broker-lag-checks.mjs';
import { checkBalancer, checkListeners } from './broker-listener-checks.mjs';
import { checkRenewal, checkRestarts, checkStaleListener } from './broker-renewal-checks.mjs';
import { brokerSoftware } from './broker-software.mjs';
import { missing } from './broker-tools.mjs';
import { checkUnregistering } from './broker-unregister-checks.mjs';
import { checkUpgrade } from './broker-upgrade-checks.mjs';
import {
  checkContractUsers,
  checkDenials,
  checkFirstRuns,
  checkNodeNames,
  checkRemoval,
  checkRights,
  checkRotation,
} from './broker-user-checks.mjs';
import { checkContracts } from './contracts-checks.mjs';
import { chosen, skip, steps } from './verify-run.mjs';

const why = await missing();
if (why !== undefined) skip(why);
const software = await brokerSoftware();
console.log(software.name);
const examples = ['minimal', 'production', 'production-existing', 'private'];
/** `contracts`, or one part of it such as `contracts:scale`. */
const isContracts = (name) => name === 'contracts' || name.startsWith('contracts:');
// Sessions of an hour would outlast the run: here every client goes through several.
const sessionMs = { production: 5_000 };
const work = mkdtempSync(join(tmpdir(), 'verify-broker-'));
try {
  const names = chosen.length > 0 ? chosen : [...examples, 'contracts'];
  for (const name of names.filter((each) => !isContracts(each))) await verify(name);
  for (const name of names.filter(isContracts)) await verifyContracts(name);
  if (names.includes('minimal')) await verifyUpgrade('minimal');
} finally {
  software.stop();
  rmSync(work, { recursive: true, force: true });
}
steps.report('verify-broker');

async function verifyContracts(name) {
  const [, part] = name.split(':');
  await checkContracts(join(work, 'contracts'), part === undefined ? undefined : [part]);
}

/** Kafka has no `automq.version`, and would prove nothing of it. */
async function verifyUpgrade(name) {
  if (software.isAutomq) await checkUpgrade(name, { folder: join(work, `${name}-upgraded`), software });
  else console.log('upgrade: skipped, feature levels are AutoMQ’s; name its jars with AUTOMQ_LIBS');
}

async function verify(name) {
  console.log(name);
  const example = new Example(name, { folder: join(work, name), software, sessionMs: sessionMs[name] });
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
    const losesBroker = name === 'minimal' || name === 'production';
    await checkCanaries(example, { isSecure, losesBroker });
    // Kafka keeps what groups commit on three brokers, AutoMQ on one.
    if (losesBroker && (software.isAutomq || example.cluster.brokers.length >= 3)) await checkGroupLag(example);
    if (!isSecure) return;
    await checkSessions(example);
    await checkRefusals(example);
    await checkNodesOnly(example);
    await checkBalancer(example);
    if (name === 'production') {
      await checkUnregistering(example);
      await checkLibrdkafka(example, await checkJava(example));
      await checkTools(example);
      await checkContractUsers(example);
    }
    if (parties(example).reader !== undefined) {
      await checkRotation(example);
      await checkRights(example);
      await checkDenials(example);
      await checkNodeNames(example);
    }
    await checkRenewal(example);
    if (name === 'production-existing') await checkStaleListener(example);
    if (parties(example).reader !== undefined) await checkRemoval(example);
    await checkRestarts(example);
  } catch (error) {
    steps.fail(`${name}: ${error.stack}`);
  } finally {
    await example.stop();
  }
}
