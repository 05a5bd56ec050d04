// Event contracts on real brokers of kafka-lab.mjs, one set of them after the other.
import { join } from 'node:path';
import { checkAccess } from './contracts-access-checks.mjs';
import { checkApply } from './contracts-apply-checks.mjs';
import { ContractsExample, contractUsers } from './contracts-example.mjs';
import { checkFailures } from './contracts-failure-checks.mjs';
import { checkImport } from './contracts-import-checks.mjs';
import { checkJob } from './contracts-job-checks.mjs';
import { checkLog } from './contracts-log-checks.mjs';
import { checkScale, scaleUser } from './contracts-scale-checks.mjs';
import { checkSoftware } from './contracts-software-checks.mjs';
import { startKafka } from './kafka-lab.mjs';
import { steps } from './verify-run.mjs';

const settings = {
  // A quota is felt at once, and not after the ten seconds that brokers let pass.
  'quota.window.num': 2,
  'super.users': `User:admin;User:${scaleUser}`,
  // Controllers and brokers that wait for a processor are not lost.
  'controller.quorum.election.timeout.ms': 15_000,
  'controller.quorum.fetch.timeout.ms': 15_000,
  'controller.quorum.request.timeout.ms': 15_000,
  'initial.broker.registration.timeout.ms': 180_000,
};

const parts = {
  apply: async (lab, work) => {
    const example = new ContractsExample(join(work, 'example'), lab);
    await checkApply(example);
    await checkAccess(lab);
    await checkFailures(example);
  },
  import: (lab) => checkImport(lab),
  job: (lab) => checkJob(lab),
  scale: (lab, work) => checkScale(lab, join(work, 'program')),
};

/** Parts that need no such brokers. */
const others = { software: checkSoftware, log: checkLog };

/**
 * @param work folder for everything
 * @param only names of parts; all of them when left out
 */
export async function checkContracts(work, only = [...Object.keys(parts), ...Object.keys(others)]) {
  for (const part of only) {
    console.log(`contracts: ${part}`);
    try {
      if (others[part]) await others[part](join(work, part));
      else await onThreeBrokers(join(work, part), parts[part]);
    } catch (error) {
      steps.fail(`contracts: ${part}: ${error.stack}`);
    }
  }
}

async function onThreeBrokers(folder, check) {
  const lab = await startKafka({
    folder: join(folder, 'brokers'),
    users: contractUsers,
    settings,
    tls: true,
    jmx: true,
    // For five thousand topics.
    heapMib: 768,
  });
  try {
    await check(lab, folder);
  } finally {
    await lab.stop();
  }
}
