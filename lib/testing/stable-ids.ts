import type { Rendered } from './rendered';

/** Kinds whose loss is the loss of data or of an outage-free name. */
const statefulKinds = ['Namespace', 'StorageClass', 'StatefulSet', 'PersistentVolumeClaim'];

/**
 * Ids that must never change once deployed: of every retained resource (another logical id makes CloudFormation create
 * a new one beside it) and of every stateful Kubernetes object (another name starts it empty).
 */
export function stableIds({ templates, objects }: Rendered): {
  readonly stacks: readonly string[];
  readonly objects: readonly string[];
} {
  const retained = Object.entries(templates).flatMap(([stack, { Resources = {} }]) =>
    Object.entries(Resources)
      .filter(([, { DeletionPolicy }]) => DeletionPolicy?.startsWith('Retain'))
      .map(([logicalId, { Type }]) => `${stack}/${logicalId} ${Type}`),
  );
  const stateful = objects
    .filter(({ kind }) => statefulKinds.includes(kind))
    .map(
      ({ kind, metadata }) =>
        `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`,
    );
  return { stacks: retained.sort(), objects: stateful.sort() };
}
