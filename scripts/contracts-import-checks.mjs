// `automq-kit contracts import` against real brokers: what it measures is what was written, what it writes is refused
// until a person decides and is the cluster afterwards, and the cluster stays as it was.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { importCluster } from './contracts-import-cluster.mjs';
import { checkDecisions } from './contracts-import-decisions.mjs';
import { filesOf, kitRun } from './kit-run.mjs';
import { assert } from './verify-run.mjs';

const seconds = 15;

/**
 * @param lab brokers of kafka-lab.mjs, on which topics, groups and users called `import…` are this check’s own
 */
export async function checkImport(lab) {
  const work = mkdtempSync(join(lab.folder, 'import-'));
  const cluster = await importCluster(lab);
  try {
    const out = join(work, 'measured');
    const stopped = cluster.write();
    await sleep(2_000);
    const ran = await automqKit(lab, 'admin', ['--out', out, '--seconds', String(seconds), '--topics', 'import\\..*']);
    const written = await stopped();
    assert(ran.status === 0, `import measures a cluster whole${ran.status === 0 ? '' : `: ${ran.text}`}`);
    if (ran.status !== 0) return;
    const measurement = JSON.parse(readFileSync(join(out, 'measurement.json'), 'utf8'));
    checkFigures(measurement, written);
    checkGroups(measurement, written);
    checkAbsence(out, cluster.secrets);
    await checkReadsOnly(lab, cluster, work);
    await checkAgain(out, work);
    await checkDecisions(lab, out, work);
  } finally {
    await cluster.remove();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Runs an import as a user. @returns its exit code and everything that it said */
const automqKit = (lab, user, args) =>
  kitRun(['contracts', 'import', '--bootstrap-server', lab.bootstrap, '--command-config', loginOf(lab, user), ...args]);

const loginOf = (lab, user) =>
  user === 'admin' ? lab.commandConfig(user) : lab.commandConfig(user, { mechanism: 'SCRAM-SHA-512' });

const near = (found, wanted, tolerance) => Math.abs(found - wanted) <= tolerance * wanted;

/** @param written what the writers counted themselves */
function checkFigures({ topics, seconds: window }, written) {
  const topic = (name) => topics.find((each) => each.name === name);
  checkRates(topics, window, written.topics);
  for (const { name, recordBytes, hottestPercent, keyedPercent, tombstonePercent } of written.topics) {
    const { sample } = topic(name);
    assert(
      near(sample.recordBytes, recordBytes, 0.1),
      `${name}: records of ${sample.recordBytes} bytes, ${recordBytes.toFixed(0)} on the brokers’ disks (within 10 %)`,
    );
    assert(
      Math.abs(sample.keyedPercent - keyedPercent) < 3 && Math.abs(sample.tombstonePercent - tombstonePercent) < 3,
      `${name}: ${sample.keyedPercent.toFixed(1)} % with a key, ${sample.tombstonePercent.toFixed(1)} % tombstones; ${keyedPercent} and ${tombstonePercent} written (within 3 points)`,
    );
    if (hottestPercent === undefined) continue;
    const { hottestRecordsPercent } = sample.keys;
    assert(
      Math.abs(hottestRecordsPercent - hottestPercent) < 5,
      `${name}: the hottest key has ${hottestRecordsPercent.toFixed(1)} % by ${sample.records} records, ${hottestPercent} % written (within 5 points)`,
    );
  }
  const idle = topic('import.idle');
  assert(idle.window.records === 0 && idle.sample === undefined, 'a topic without records: none measured, no sample');
  const state = topic('import.state');
  assert(state.config['cleanup.policy'] === 'compact', 'a compacted topic is known by its own setting');
  assert(topic('import.events').sample.compressions.join() === 'gzip', 'compression is known from the batches');
}

/** Some stretch of time explains the figures of all topics at once: what was measured was written in it. */
function checkRates(topics, window, written) {
  const measured = written.map(({ name }) => topics.find((each) => each.name === name).window.records);
  const best = { error: Infinity };
  for (let from = written[0].began; from + window * 1000 <= written[0].ended; from += 50) {
    const counts = written.map(({ until }) => until(from + window * 1000) - until(from));
    const error = Math.max(...counts.map((count, index) => Math.abs(measured[index] - count) / count));
    if (error < best.error) Object.assign(best, { error, counts: counts.map(Math.round) });
  }
  assert(
    best.error < 0.05,
    `${measured.join(', ')} records measured in ${window.toFixed(1)} s, ${best.counts?.join(', ')} written (within 5 %: ${(100 * best.error).toFixed(1)} %)`,
  );
}

function checkGroups({ groups, acls, quotas }, written) {
  const group = (name) => groups.find((each) => each.name === name);
  const live = group('import-live');
  const lagging = group('import-lagging').topics.find(({ name }) => name === 'import.backlog');
  const idle = group('import-idle');
  assert(
    live.members.length === 1 && live.members[0].topics.join() === 'import.events' && live.topics[0].moved > 0,
    `a group at work: one member of client ${live.members[0]?.clientId}, moved by ${live.topics[0]?.moved}`,
  );
  assert(lagging.lag === written.lag, `a group behind: ${lagging.lag} records, as by its own offsets (${written.lag})`);
  assert(
    idle.members.length === 0 && idle.topics.every(({ moved }) => moved === 0),
    'a group at rest: no member, nothing moved',
  );
  const resets = groups.filter(({ name }) => name.startsWith('import-new-')).map(({ reset }) => reset);
  const late = resets.find(({ policy }) => policy === 'earliest');
  assert(
    late !== undefined && resets[0].policy === 'unknown' && live.reset.policy === 'unknown',
    `groups that begin meanwhile at old records show their reset policy (${late?.why}); of others it stays unknown`,
  );
  assert(
    acls.some(({ principal, operation }) => principal === 'User:import-writer' && operation === 'write') &&
      quotas.some(({ user, producerByteRate }) => user === 'import-writer' && producerByteRate === 5_242_880),
    'rights and quotas are imported',
  );
}

/** No key, value or header that was written is in any file of the import. */
function checkAbsence(out, secrets) {
  const text = filesOf(out)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const found = secrets.filter((each) => text.includes(each));
  assert(found.length === 0, `nothing of a record is in what it writes${found.length === 0 ? '' : `: ${found}`}`);
}

/** A user who may describe and not read; and that importing changes nothing. */
async function checkReadsOnly(lab, cluster, work) {
  const before = await cluster.picture();
  const out = join(work, 'blind');
  const { status, text } = await automqKit(lab, 'import-blind', ['--out', out, '--seconds', '1']);
  const after = await cluster.picture();
  const { topics, gaps } = JSON.parse(readFileSync(join(out, 'measurement.json'), 'utf8'));
  const events = topics.find(({ name }) => name === 'import.events');
  assert(
    status === 1 && gaps.some(({ subject, what }) => subject === 'topic import.events' && what.includes('Read')),
    'without Read it goes on without samples, says so, and ends with 1',
  );
  assert(
    events.sample === undefined &&
      events.window !== undefined &&
      events.storedBytes > 0 &&
      text.includes('import.events'),
    'without Read it still knows partitions, settings, offsets and sizes on disk',
  );
  assert(before === after, 'topics, settings, rights, quotas, groups and offsets are as before');
  const denied = await automqKit(lab, 'import-stranger', ['--out', join(work, 'stranger'), '--seconds', '1']);
  assert(
    denied.status === 3 && /describe/i.test(denied.text) && !readdirSync(work).includes('stranger'),
    'without Describe it names the rights that are missing, writes nothing and ends with 3',
  );
}

/** Written again from the measurement alone, and never over what somebody decided. */
async function checkAgain(out, work) {
  const offline = join(work, 'offline');
  await kitRun(['contracts', 'import', '--measurement', join(out, 'measurement.json'), '--out', offline]);
  const texts = (folder) => filesOf(folder).map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]);
  assert(
    JSON.stringify(texts(out).sort()) === JSON.stringify(texts(offline).sort()),
    'the same measurement gives the same files, without a cluster',
  );
  const document = filesOf(join(offline, 'contracts'))[0];
  writeFileSync(document, readFileSync(document, 'utf8').replace('# x-owner:', 'x-owner: Inventory'));
  const decided = readFileSync(document, 'utf8');
  const again = ['contracts', 'import', '--measurement', join(out, 'measurement.json'), '--out', offline];
  const { status } = await kitRun(again);
  assert(
    status === 2 && readFileSync(document, 'utf8') === decided,
    'a folder in which somebody has decided something is refused and stays',
  );
}
