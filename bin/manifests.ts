/** The Kubernetes half alone: `node dist/manifests.js FILE FOLDER`. aws-cdk-lib is never loaded. */
import { processIo } from '../lib/cli/process-io';
import { guarded } from '../lib/cli/guarded';
import { writeManifests } from '../lib/cli/write-manifests';

const io = processIo(process);

void guarded(io, () => writeManifests(process.argv.slice(2), io)).then((code) => {
  process.exitCode = code;
});
