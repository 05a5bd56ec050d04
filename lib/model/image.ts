import type { DeploymentConfig } from '../config/schema';

/** `registry/repository:tag`, with `@digest` when the file pins one. */
export function imageReference({ registry, repository, tag, digest }: DeploymentConfig['kafka']['image']): string {
  return `${registry}/${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`;
}
