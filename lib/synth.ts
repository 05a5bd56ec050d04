import { waves as wavesOf } from '../charts/waves';
import type { App } from 'aws-cdk-lib/core';
import { bundleFiles } from './bundle/bundle-files';
import type { Deployment } from './model/deployment';
import { isAwsDeployment } from './model/deployment';
import type { Wave } from './model/wave';
import type * as infrastructureAppModule from './stacks/infrastructure-app';

/*
 * START HERE: one deployment, two outputs. Everything else, tests and command line included, calls these two.
 */

/** The Kubernetes half. */
export interface Manifests {
  /** In the order in which they are applied. */
  readonly waves: readonly Wave[];
  /** The same as a bundle: file name and text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Both halves of a deployment may need its waves; they are rendered once. */
const rendered = new WeakMap<Deployment, readonly Wave[]>();

function renderedWaves(deployment: Deployment): readonly Wave[] {
  const waves = rendered.get(deployment) ?? wavesOf(deployment);
  rendered.set(deployment, waves);
  return waves;
}

/** Renders the manifests of a deployment. Pure: same deployment, same bytes; needs nothing from AWS. */
export function manifests(deployment: Deployment): Manifests {
  const waves = renderedWaves(deployment);
  return { waves, files: bundleFiles(deployment, waves) };
}

export interface InfrastructureOptions {
  /** Folder of the cloud assembly; a temporary one when left out, or what the CDK command line says. */
  readonly outdir?: string;
  /** CDK's own validation of the templates; on unless said otherwise. It takes seconds, so tests run it once. */
  readonly validation?: boolean;
}

/**
 * Builds the CDK app of a deployment; `app.synth()` writes it. Pure like the manifests.
 * @throws Error for a deployment without AWS, which has manifests only.
 */
export function infrastructure(deployment: Deployment, options: InfrastructureOptions = {}): App {
  if (!isAwsDeployment(deployment)) {
    throw new Error(`"${deployment.name}" runs on platform "kubernetes": it has manifests and no AWS stacks`);
  }
  // aws-cdk-lib is loaded here and not above, so that a manifests-only run never waits for it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { infrastructureApp } = require('./stacks/infrastructure-app') as typeof infrastructureAppModule;
  const waves = deployment.delivery === 'cdk' ? renderedWaves(deployment) : [];
  return infrastructureApp(deployment, waves, options);
}
