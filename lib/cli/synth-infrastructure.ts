import { isAwsDeployment } from '../model/deployment';
import { infrastructure } from '../synth';
import { BadInput } from './bad-input';
import { defaultDeployment, deploymentInContext } from './deployment-in-context';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Io } from './io';
import { readReviewedContracts } from './read-reviewed-contracts';
import { readDeployment } from './read-deployment';
import { renderWarning } from './warning';

/** What the CDK command line tells the app that it starts, in environment variables. */
export interface CdkEnvironment {
  readonly CDK_CONTEXT_JSON?: string;
  readonly CDK_OUTDIR?: string;
}

/** The CDK app: writes the stacks of the deployment in the context, and to standard output nothing. */
export async function synthInfrastructure(environment: CdkEnvironment, io: Pick<Io, 'cwd' | 'err'>): Promise<ExitCode> {
  const file = deploymentInContext(environment.CDK_CONTEXT_JSON);
  const { deployment, warnings } = readDeployment(file, io);
  const { name } = deployment;
  if (!isAwsDeployment(deployment)) {
    throw new BadInput(
      `${file}: "${name}" runs on platform kubernetes, so there are no AWS stacks.`,
      `Render its manifests: npx automq-kit synth ${file}; then npx automq-kit apply out/${name}.`,
    );
  }
  if (file === defaultDeployment(io.cwd)) {
    io.err(`${name} (${file}), as cdk.json says; -c deployment=FILE chooses another one`);
  }
  const contracts = await readReviewedContracts(deployment, file, io);
  infrastructure(deployment, { contracts, outdir: environment.CDK_OUTDIR }).synth();
  for (const warning of warnings) io.err(renderWarning(warning));
  return exitCode.ok;
}
