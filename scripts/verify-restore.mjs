// Rehearses "Restore the metadata" of the runbook on real processes that start from the rendered files of an example
// with three controllers: first with one of their disks left, then with none of them but snapshots.
//
// Only AutoMQ keeps its records in an object store, so AUTOMQ_LIBS has to name the folder of its jars (`libs` of its
// release); the S3 is one on loopback.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Example } from './broker-example.mjs';
import { Probe } from './broker-probe.mjs';
import { brokerSoftware } from './broker-software.mjs';
import { missing } from './broker-tools.mjs';
import { Disks } from './restore-disks.mjs';
import { checkFromSnapshots } from './restore-from-snapshots.mjs';
import { fromSnapshotToLoss, numbers, pace, untilSnapshot } from './restore-history.mjs';
import { Kubelet } from './restore-kubelet.mjs';
import { checkOneLeft } from './restore-one-left.mjs';
import { skip, steps } from './verify-run.mjs';

const why = await missing();
if (why !== undefined) skip(why);
if (process.env.AUTOMQ_LIBS === undefined)
  skip('AUTOMQ_LIBS names no folder of AutoMQ’s jars, and Kafka in its place has no object store to restore from');
const software = await brokerSoftware({ settings: pace });
console.log(software.name);
const work = mkdtempSync(join(tmpdir(), 'verify-restore-'));
const example = new Example('production', { folder: work, software });
let probe;
let kubelet;
try {
  await example.start();
  steps.pass(`${example.cluster.nodes.length} nodes started from their files`);
  const environment = example.cluster.environment();
  probe = new Probe({ libraries: software.libraries, environment, program: 'RestoreProbe.java' });
  kubelet = new Kubelet(example.cluster);
  const rehearsal = { example, ask, kubelet, disks: new Disks(example.cluster, join(work, 'snapshots')) };
  const objects = await untilSnapshot(rehearsal);
  const taken = Date.now();
  await fromSnapshotToLoss(rehearsal);
  await checkOneLeft(rehearsal);
  console.log(`  the snapshots are ${Math.round((Date.now() - taken) / 1000)} s old`);
  await checkFromSnapshots(rehearsal, { objects, committed: numbers.snapshot });
} catch (error) {
  steps.fail(error.stack);
} finally {
  probe?.stop();
  await kubelet?.stop(example.cluster.nodes);
  await example.stop();
  software.stop();
  rmSync(work, { recursive: true, force: true });
}
steps.report();

/** What the client says; what it can't do ends the rehearsal. */
async function ask(command) {
  const answer = await probe.ask({ settings: example.operator().file, ...command });
  if (!answer.ok) throw new Error(`${JSON.stringify(command)}: ${answer.error}: ${answer.message}`);
  return answer;
}
