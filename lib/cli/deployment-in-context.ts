import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from './bad-input';

/**
 * The deployment file that the CDK command line was given, as `-c deployment=FILE` or in the context of cdk.json.
 * @param context JSON of the CDK context; undefined when the app was not started by the CDK command line
 */
export function deploymentInContext(context: string | undefined): string {
  const { deployment } = JSON.parse(context ?? '{}') as { readonly deployment?: unknown };
  if (typeof deployment === 'string' && deployment !== '') return deployment;
  throw new BadInput(
    'The CDK app does not know which deployment to build.',
    'Say it: npx cdk synth -c deployment=deployments/acme.yaml, or write it to "context" in cdk.json.',
  );
}

/** The deployment file that cdk.json names for whoever says none. The context itself does not tell the two apart. */
export function defaultDeployment(folder: string): unknown {
  const file = join(folder, 'cdk.json');
  if (!existsSync(file)) return undefined;
  const { context } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly context?: { readonly deployment?: unknown };
  };
  return context?.deployment;
}
