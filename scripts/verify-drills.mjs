// Proves the drills on three real brokers: each passes with the contracts of the retail example, and each finds what is
// broken in a copy of them. The broker-failure drill kills the leader for real. Nothing of a drill is left behind, however
// it ends. `npm run verify:drills -- ordering compaction` runs some of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing } from './broker-tools.mjs';
import { drillContracts } from './drill-contracts.mjs';
import { DrillLab } from './drill-runs.mjs';
import { startKafka } from './kafka-lab.mjs';
import { assert, chosen, skip, steps } from './verify-run.mjs';

const why = await missing();
if (why !== undefined) skip(why);

const state = 'inventory.current-state';
const loss = () => ['--allow-disruption', '--yes', '--stop-command', drills.stopCommand];

/** Each drill with what it has to find: the contract, and the checks that fail because of it. */
const runs = {
  ordering: [{}, { broken: 'random-key', finds: ['key-order'] }, { broken: 'one-key', finds: ['parallel'] }],
  distribution: [{}, { broken: 'one-key', finds: ['spread', 'declared-skew'] }],
  'consumer-recovery': [{}, { broken: 'short-retention', finds: ['resumes'] }],
  compaction: [{ topic: state }, { topic: state, broken: 'no-tombstones', finds: ['deleted'] }],
  'broker-failure': [
    { flags: loss },
    { flags: loss, broken: 'no-acks', finds: ['acknowledged-kept'] },
    { flags: loss, broken: 'one-replica', finds: ['elected', 'acknowledged-kept'], onlyKafka: true },
  ],
};

const checks = {
  ...Object.fromEntries(Object.keys(runs).map((drill) => [drill, () => checkDrill(drill)])),
  ends: checkEnds,
  rights: checkRights,
  result: checkResult,
};

const work = mkdtempSync(join(tmpdir(), 'verify-drills-'));
let lab;
let drills;
try {
  lab = await startKafka({
    folder: join(work, 'brokers'),
    users: ['drills', 'nobody'],
    // Brokers look every 15 s for what they may compact.
    settings: { 'log.cleaner.backoff.ms': 2000 },
  });
  drills = new DrillLab(lab);
  console.log(lab.name);
  for (const name of chosen.length > 0 ? chosen : Object.keys(checks)) {
    console.log(name);
    await checks[name]().catch((error) => steps.fail(`${name}: ${error.stack}`));
  }
} finally {
  await lab?.stop();
  rmSync(work, { recursive: true, force: true });
}
steps.report();

async function checkDrill(drill) {
  for (const { topic, broken, finds = [], flags = () => [], onlyKafka = false } of runs[drill]) {
    if (onlyKafka && lab.isAutomq) continue;
    await drills.mend();
    const ran = await drills.run(drill, { file: drillContracts(work, broken), topic, flags: flags() });
    if (ran.report?.checks === undefined) {
      steps.fail(`${drill}, ${broken ?? 'whole'}: no report, code ${ran.code}\n${ran.said}`);
      continue;
    }
    judge(`${drill}, ${broken ?? 'whole'}`, ran, finds);
    const [, minutes] = /^At most (\d+) min/.exec(ran.said) ?? [];
    const { seconds } = ran.report;
    assert(seconds < minutes * 60, `it said ${minutes} min first, and took ${Math.round(seconds)} s`);
    const left = await drills.left();
    assert(left.length === 0, `nothing is left behind ${left.join(', ')}`);
  }
}

/** A whole contract passes, and a broken one fails by what is broken. */
function judge(what, { code, report, said, seconds }, finds) {
  const failed = report.checks.filter(({ passed }) => !passed).map(({ id }) => id);
  const isRight =
    finds.length === 0 ? code === 0 && failed.length === 0 : code === 1 && finds.every((id) => failed.includes(id));
  assert(
    isRight,
    `${what}: ${failed.length === 0 ? 'passed' : `found ${failed.join(', ')}`}, ${Math.round(seconds)} s in all`,
  );
  if (isRight) tell(report);
  else console.log(`${said}\n${JSON.stringify(report, null, 2)}`);
}

function tell({ figures }) {
  const shown = Object.entries(figures).filter(([name]) => !/OfPartition\d/.test(name));
  console.log(`        ${shown.map(([name, value]) => `${name} ${Number(value.toFixed(2))}`).join(', ')}`);
}

/** However a drill ends. */
async function checkEnds() {
  await drills.mend();
  const file = drillContracts(work);
  let sent = false;
  const interrupted = await drills.run('ordering', {
    file,
    onSaid: (said, child) => {
      if (sent || !said.includes('consumer 3 joins')) return;
      sent = true;
      child.kill('SIGINT');
    },
  });
  assert(
    interrupted.code === 1 && /Stopped at your wish/.test(interrupted.said),
    'Ctrl-C in the middle ends it in order',
  );
  assert((await drills.left()).length === 0, 'Ctrl-C leaves no topic and no group');
  const killed = await drills.run('distribution', {
    file,
    flags: ['--name', 'killed'],
    onSaid: (said, child) => said.includes('writing') && child.kill('SIGKILL'),
  });
  assert(killed.code === 'SIGKILL', 'a drill is killed');
  await drills.leave('automq-drill-ordering-older', 3);
  const next = await drills.run('consumer-recovery', { file, flags: ['--records', '600'] });
  assert(
    /Removed what an earlier drill left: topic automq-drill-ordering-older/.test(next.said),
    'the next one removes what is left of long ago',
  );
  assert(
    /killed within the last hour.*automq-drill-distribution-killed/.test(next.said),
    'and names what may still be in use',
  );
  await drills.admin((admin) => admin.deleteTopics({ topics: ['automq-drill-distribution-killed'] }));
}

async function checkRights() {
  await drills.mend();
  const file = drillContracts(work);
  const refused = await drills.run('ordering', { file, user: 'nobody' });
  assert(
    refused.code === 3 && /User:nobody may not create topic automq-drill-/.test(refused.said),
    'who has no rights is told by name, and which',
  );
  await drills.grantDrills('drills');
  const allowed = await drills.run('ordering', { file, user: 'drills', flags: ['--records', '600'] });
  assert(allowed.code === 0, 'the rights that the help names are enough');
  if (allowed.code !== 0) console.log(allowed.said);
  const quiet = await drills.run('broker-failure', { file, flags: [] });
  assert(quiet.code === 2 && /--allow-disruption/.test(quiet.said), 'no broker is stopped unless that is allowed');
}

async function checkResult() {
  const file = drillContracts(work);
  const result = join(work, 'drill.json');
  const ran = await drills.run('consumer-recovery', {
    file,
    flags: ['--records', '600', '--result', result, '--as-of', '2026-11-21'],
  });
  const { kind, deployment, on, passed, failed } = JSON.parse(readFileSync(result, 'utf8'));
  assert(
    ran.code === 0 &&
      kind === 'drill-consumer-recovery' &&
      deployment === 'retail' &&
      on === '2026-11-21' &&
      failed === 0 &&
      passed > 0,
    'a result says which drill it is of, and when',
  );
}
