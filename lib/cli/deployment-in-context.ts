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
