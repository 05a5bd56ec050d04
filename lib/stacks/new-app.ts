import { App } from 'aws-cdk-lib/core';
import { featureFlags } from './feature-flags';

export interface AppOptions {
  /** Folder of the cloud assembly; a temporary one, or the CDK command line's, when undefined. */
  readonly outdir?: string;
  /** Whether CDK validates the templates, which costs seconds; its own setting (`CDK_VALIDATION`) when undefined. */
  readonly validation?: boolean;
}

/** An app that says the same wherever it is synthesized: no context, no analytics, no tree of where it was. */
export const newApp = ({ outdir, validation }: AppOptions): App =>
  new App({
    outdir,
    builtinCloudFormationValidation: validation,
    postCliContext: featureFlags,
    analyticsReporting: false,
    treeMetadata: false,
  });
