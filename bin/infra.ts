/** The CDK app: `cdk synth|diff|deploy -c deployment=FILE`. */
import { guarded } from '../lib/cli/guarded';
import { processIo } from '../lib/cli/process-io';
import { synthInfrastructure } from '../lib/cli/synth-infrastructure';

const io = processIo(process);

void guarded(io, () => synthInfrastructure(process.env, io)).then((code) => {
  process.exitCode = code;
});
