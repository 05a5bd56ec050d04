import { join } from 'node:path';
import { loadDeployment } from '../../lib/load-deployment';

export const exampleNames = [
  'minimal',
  'production',
  'production-existing',
  'private',
  'retail',
  'supply-chain',
] as const;

export type ExampleName = (typeof exampleNames)[number];

export const isExample = (name: string): name is ExampleName => exampleNames.some((known) => known === name);

export const exampleFile = (name: ExampleName) => join(__dirname, '..', '..', 'deployments', `${name}.yaml`);

/** One of the deployments that the kit ships. */
export const example = (name: ExampleName) => loadDeployment(exampleFile(name));
