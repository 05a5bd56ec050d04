// The kinds of VolumeSnapshots as far as the kit uses them, for a lab's API server
// (https://github.com/kubernetes-csi/external-snapshotter, client/apis/volumesnapshot/v1/types.go).
const group = 'snapshot.storage.k8s.io';
const text = { type: 'string' };
const object = (properties, required) => ({ type: 'object', properties, ...(required && { required }) });

const snapshot = object(
  {
    spec: object(
      {
        source: object({ persistentVolumeClaimName: text, volumeSnapshotContentName: text }),
        volumeSnapshotClassName: text,
      },
      ['source'],
    ),
    status: object({
      boundVolumeSnapshotContentName: text,
      creationTime: { type: 'string', format: 'date-time' },
      readyToUse: { type: 'boolean' },
      error: object({ message: text, time: { type: 'string', format: 'date-time' } }),
    }),
  },
  ['spec'],
);

const snapshotClass = object({ driver: text, deletionPolicy: { type: 'string', enum: ['Delete', 'Retain'] } }, [
  'deletionPolicy',
  'driver',
]);

function definition(kind, plural, { scope, schema, subresources }) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      annotations: { 'api-approved.kubernetes.io': 'https://github.com/kubernetes-csi/external-snapshotter/pull/814' },
    },
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() },
      scope,
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema }, subresources }],
    },
  };
}

export const snapshotDefinitions = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    definition('VolumeSnapshot', 'volumesnapshots', {
      scope: 'Namespaced',
      schema: snapshot,
      subresources: { status: {} },
    }),
    definition('VolumeSnapshotClass', 'volumesnapshotclasses', { scope: 'Cluster', schema: snapshotClass }),
  ],
};
