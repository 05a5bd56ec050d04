import { waves as wavesOf } from '../charts/waves';
import type { App } from 'aws-cdk-lib/core';
import { bundleFiles } from './bundle/bundle-files';
import { filledWaves, missingKeys } from './bundle/placeholders';
import type { Consumer } from './consumer/model/consumer';
import type * as consumerAppModule from './consumer/stacks/consumer-app';
import type { ContractSet } from './contracts/model/contract-set';
import { withContracts } from './contracts/with-contracts';
import type { Deployment } from './model/deployment';
import { isAwsDeployment } from './model/deployment';
import type { HandoffKey } from './model/handoff';
import type { Handoff } from './model/handoff-values';
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
  /** What only the deployed stacks give and was not handed over; placeholders stand for it. */
  readonly missing: readonly HandoffKey[];
}

export interface WithContracts {
  /** Event contracts of a deployment whose file says where they are; see `loadReviewedContracts`. */
  readonly contracts?: ContractSet;
}

export interface ManifestsOptions extends WithContracts {
  /** What the deployed stacks gave, to be filled in; see `loadHandoff`. */
  readonly handoff?: Handoff;
}

/** Both halves of a deployment may need its waves; they are rendered once, and anew with other contracts. */
const rendered = new WeakMap<Deployment, { readonly contracts?: ContractSet; readonly waves: readonly Wave[] }>();

/**
 * The objects of the Kubernetes half, for who looks at them without writing a bundle.
 * @throws Error for event contracts that are missing
 */
export function renderedWaves(deployment: Deployment, contracts?: ContractSet): readonly Wave[] {
  const known = rendered.get(deployment);
  if (known && known.contracts === contracts) return known.waves;
  const waves = wavesOf(withContracts(deployment, contracts));
  rendered.set(deployment, { contracts, waves });
  return waves;
}

/**
 * Renders the manifests of a deployment. Pure: same deployment, contracts and handoff, same bytes; needs nothing from AWS.
 * @throws Error for the handoff of another deployment, and for event contracts that are missing
 */
export function manifests(deployment: Deployment, { handoff, contracts }: ManifestsOptions = {}): Manifests {
  if (handoff !== undefined && handoff.deployment !== deployment.name) {
    throw new Error(`the handoff is of "${handoff.deployment}" and the deployment is "${deployment.name}"`);
  }
  const rendered = renderedWaves(deployment, contracts);
  const waves = handoff === undefined ? rendered : filledWaves(rendered, handoff);
  return { waves, files: bundleFiles(deployment, waves), missing: missingKeys(deployment, waves) };
}

export interface InfrastructureOptions extends WithContracts {
  /** Folder of the cloud assembly; a temporary one when left out, or what the CDK command line says. */
  readonly outdir?: string;
  /** CDK's own validation of the templates; on unless said otherwise. It takes seconds, so tests run it once. */
  readonly validation?: boolean;
}

/**
 * Builds the CDK app of a deployment; `app.synth()` writes it. Pure like the manifests.
 * @throws Error for a deployment without AWS, which has manifests only.
 */
export function infrastructure(deployment: Deployment, { contracts, ...options }: InfrastructureOptions = {}): App {
  if (!isAwsDeployment(deployment)) {
    throw new Error(`"${deployment.name}" runs on platform "kubernetes": it has manifests and no AWS stacks`);
  }
  // aws-cdk-lib is loaded here and not above, so that a manifests-only run never waits for it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { infrastructureApp } = require('./stacks/infrastructure-app') as typeof infrastructureAppModule;
  const waves = deployment.delivery === 'cdk' ? renderedWaves(deployment, contracts) : [];
  return infrastructureApp(deployment, waves, options);
}

/** Builds the CDK app of those who connect to a deployment over PrivateLink; `app.synth()` writes it. Pure as well. */
export function consumerInfrastructure(
  consumer: Consumer,
  options: Omit<InfrastructureOptions, keyof WithContracts> = {},
): App {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { consumerApp } = require('./consumer/stacks/consumer-app') as typeof consumerAppModule;
  return consumerApp(consumer, options);
}
