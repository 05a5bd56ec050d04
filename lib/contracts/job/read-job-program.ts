import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = 'contracts-job.js.gz';

/** Beside the bundle that runs, or where a checkout builds it. */
const places = [__dirname, join(__dirname, '..', '..', '..', 'dist')].map((folder) => join(folder, file));

/** The program of the job in the cluster, gzip; read only where a deployment has that job. */
export function readJobProgram(): Uint8Array {
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${file} is missing: this program was not built (npm run build)`);
  return readFileSync(found);
}
