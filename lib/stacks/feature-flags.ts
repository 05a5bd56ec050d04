/**
 * CDK's feature flags, here and not in cdk.json, so that `cdk synth` and a call from TypeScript give the same bytes.
 * Only those that change what this kit makes.
 */
export const featureFlags = {
  // An export that is in use can't be dropped; ADR 003 builds on that, where weak references would break silently.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  // CloudFormation puts a stack's own tags on every resource in it, those that Tags leaves out among them.
  '@aws-cdk/core:explicitStackTags': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true,
  // Traces would cost time and write the files of this machine into the assembly.
  'aws:cdk:disable-creation-stack-traces': true,
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
};
