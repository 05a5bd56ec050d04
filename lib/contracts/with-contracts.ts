import type { Deployment } from '../model/deployment';
import { desiredStateOf } from './desired/desired-state-of';
import { readJobProgram } from './job/read-job-program';
import type { ContractSet } from './model/contract-set';
import { watchedTopics } from './watched/watched-topics';

/**
 * The deployment with what its contracts say to alerts, dashboards and the job in the cluster.
 * @throws Error where contracts and deployment do not belong together
 */
export function withContracts<Of extends Deployment>(deployment: Of, contracts: ContractSet | undefined): Of {
  const { name, contracts: settings } = deployment;
  if (settings === undefined) {
    if (contracts === undefined) return deployment;
    throw new Error(`"${name}" has no section \`contracts\`, so nothing can be made of contracts`);
  }
  if (contracts === undefined)
    throw new Error(
      `"${name}" has event contracts: read them with \`loadReviewedContracts\` and give them as \`contracts\``,
    );
  return {
    ...deployment,
    readContracts: {
      topics: watchedTopics(deployment, contracts),
      ...(settings.job.enabled
        ? { job: { desiredState: jsonOf(desiredStateOf(deployment, contracts)), program: readJobProgram() } }
        : {}),
    },
  };
}

const jsonOf = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
