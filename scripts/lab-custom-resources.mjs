// The custom resource definitions that a lab's API server needs, as files: the lab's own, and that of the AWS Load
// Balancer Controller, which no package carries, made from the schema that the tests hold objects against.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { snapshotDefinitions } from './lab-snapshot-resources.mjs';
import { run } from './verify-run.mjs';

const schemas = resolve(import.meta.dirname, '..', 'test', 'schemas', 'kubernetes-1.33.json.gz');

/** @returns files and folders for `kubectl apply --server-side -f` */
export function customResources({ labs, folder, env }) {
  run(join(labs, 'kube', 'src', 'crds', 'get.sh'), [folder], { env });
  const bindings = join(folder, 'targetgroupbindings.json');
  writeFileSync(bindings, JSON.stringify(definition('elbv2.k8s.aws', 'v1beta1', 'TargetGroupBinding')));
  const snapshots = join(folder, 'volumesnapshots.json');
  writeFileSync(snapshots, JSON.stringify(snapshotDefinitions));
  return [...['prometheus-operator', 'cert-manager', 'keda'].map((name) => join(folder, name)), bindings, snapshots];
}

function definition(group, version, kind) {
  const { kinds } = JSON.parse(gunzipSync(readFileSync(schemas)).toString());
  const { properties } = kinds[`${group}/${version}/${kind}`];
  const names = { kind, listKind: `${kind}List`, plural: `${kind.toLowerCase()}s`, singular: kind.toLowerCase() };
  const openAPIV3Schema = {
    type: 'object',
    properties: {
      spec: structural(properties.spec),
      status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${names.plural}.${group}` },
    spec: {
      group,
      names,
      scope: 'Namespaced',
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  };
}

/** An API server refuses unknown fields by itself, and a schema that says so. */
function structural(schema) {
  if (Array.isArray(schema)) return schema.map(structural);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { additionalProperties, ...rest } = schema;
  const kept = additionalProperties === false ? rest : schema;
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, structural(value)]));
}
