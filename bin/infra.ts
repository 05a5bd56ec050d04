/** The CDK app: `cdk synth|diff|deploy -c deployment=FILE`. */
import { deploymentInContext } from '../lib/cli/deployment-in-context';
import { exitCode } from '../lib/cli/exit-code';
import { guarded } from '../lib/cli/guarded';
import { processIo } from '../lib/cli/process-io';
import { readDeployment } from '../lib/cli/read-deployment';
import { renderWarning } from '../lib/cli/warning';
import { infrastructure } from '../lib/synth';

const io = processIo(process);

void guarded(io, () => {
  const file = deploymentInContext(process.env.CDK_CONTEXT_JSON);
  const { deployment, warnings } = readDeployment(file, io);
  infrastructure(deployment, { outdir: process.env.CDK_OUTDIR }).synth();
  warnings.forEach((warning) => io.err(renderWarning(warning)));
  return exitCode.ok;
}).then((code) => {
  process.exitCode = code;
});
