import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { KubernetesManifest } from 'aws-cdk-lib/aws-eks-v2';
import type { CfnResource } from 'aws-cdk-lib/core';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { quorumStateConfigMap } from '../model/names';
import type { KubernetesObject } from '../model/wave';
import { pascalCase } from './pascal-case';

export interface AppliedObjectProps {
  readonly cluster: ICluster;
  readonly object: KubernetesObject;
}

/**
 * kubectl keeps what it applied in an annotation of at most 262,144 bytes, and CloudFormation sends old and new state in
 * one event of at most 1 MB.
 */
const largestObjectBytes = 200_000;

/** Deleted with their resource they would take data, running pods or the identity of running pods with them. */
const retainedKinds = [
  'EC2NodeClass',
  'Namespace',
  'NodePool',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'PriorityClass',
  'ServiceAccount',
  'StatefulSet',
  'StorageClass',
];

/**
 * One Kubernetes object as one resource. Its logical id is made of kind, namespace and name only: CloudFormation deletes
 * the live object of an id that goes, so moving code must never change an id (aws/aws-cdk#33406).
 */
export class AppliedObject extends Construct {
  constructor(scope: Construct, id: string, { cluster, object }: AppliedObjectProps) {
    super(scope, id);
    refuseTooLarge(object);
    const manifest = new KubernetesManifest(this, 'Manifest', {
      cluster,
      manifest: [object],
      // An object that is there already, from an earlier stack, is taken over.
      overwrite: true,
      // Pruning would put a label of CDK's on every object.
      prune: false,
      removalPolicy: isRetained(object) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    (manifest.node.defaultChild as CfnResource).overrideLogicalId(logicalIdOf(object));
  }
}

export const logicalIdOf = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  [kind, namespace, name].map((part) => (part === undefined ? '' : pascalCase(part))).join('');

/** The quorum's mark is what keeps a controller with an empty disk from starting. */
const isRetained = ({ kind, metadata: { name } }: KubernetesObject): boolean =>
  retainedKinds.includes(kind) || (kind === 'ConfigMap' && name === quorumStateConfigMap);

function refuseTooLarge(object: KubernetesObject): void {
  const what = `${object.kind} "${object.metadata.name}"`;
  if (object.kind === 'CustomResourceDefinition') {
    throw new Error(`${what}: the kubectl provider can’t carry custom resource definitions; install their component.`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(object));
  if (bytes > largestObjectBytes) {
    throw new Error(
      `${what} is ${bytes} bytes; with delivery "cdk" an object may have ${largestObjectBytes}. Deliver it as a bundle.`,
    );
  }
}
