import { join } from 'node:path';
import { loadDeployment } from '../../lib/load-deployment';

export const exampleNames = ['minimal', 'production', 'production-existing', 'private'] as const;

export type ExampleName = (typeof exampleNames)[number];

/** One of the deployments that the kit ships. */
export const example = (name: ExampleName) => loadDeployment(join(__dirname, '..', '..', 'deployments', `${name}.yaml`));
