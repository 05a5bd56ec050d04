/** The job that applies event contracts in the cluster: `node contracts-job.js JOB.json`. */
import { InvalidFile } from '../lib/config/invalid-file';
import { ClusterFailure } from '../lib/contracts/live/cluster-failure';
import { readJob } from '../lib/contracts/live/job/read-job';
import { runJob } from '../lib/contracts/live/job/run-job';

const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());

const [, , file = ''] = process.argv;

async function main(): Promise<boolean> {
  return runJob(readJob(file), {
    say: (line) => process.stdout.write(`${line}\n`),
    today: new Date().toISOString().slice(0, '2026-11-21'.length),
    epochMs: () => Date.now(),
    signal: ending.signal,
  });
}

main().then(
  (isInLine) => {
    process.exitCode = isInLine ? 0 : 1;
  },
  (error: unknown) => {
    const isTold = error instanceof ClusterFailure || error instanceof InvalidFile;
    process.stderr.write(`${isTold ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    if (error instanceof ClusterFailure) process.stderr.write(`${error.fix}\n`);
    process.exitCode = 1;
  },
);
