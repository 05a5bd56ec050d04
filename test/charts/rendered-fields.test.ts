import type { ApiObjectProps } from 'cdk8s';
import { ApiObject, Chart, Lazy, Testing } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { charts } from '../../charts/waves';
import { example, exampleNames } from '../support/example';

/** Paths of all values; the two spellings of a name (`clusterIp`, `clusterIP`) count as one. */
function leaves(value: unknown, path = ''): string[] {
  if (value instanceof k8s.Quantity || value instanceof k8s.IntOrString) return leaves(value.value, path);
  if (value instanceof Lazy) return leaves(value.produce(), path);
  if (Array.isArray(value)) return value.flatMap((each, index) => leaves(each, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}.${key.toLowerCase()}`));
  }
  return value === undefined ? [] : [`${path}=${JSON.stringify(value)}`];
}

/** Values that were written and are not rendered. L1 constructs of cdk8s-plus drop what they don't know. */
function lost(chart: Chart): string[] {
  return chart.node.findAll().flatMap((construct) => {
    if (!ApiObject.isApiObject(construct)) return [];
    const { metadata, ...written } = (construct as unknown as { readonly props: ApiObjectProps }).props;
    const own = { ...written, metadata: { name: metadata?.name, annotations: metadata?.annotations } };
    const rendered = new Set(leaves(construct.toJson()));
    return leaves(own).filter((leaf) => !rendered.has(leaf));
  });
}

test.each(exampleNames)('%s: nothing that a chart writes is lost on the way to the manifest', (name) => {
  expect(charts(example(name)).flatMap(lost)).toEqual([]);
});

test('a field that cdk8s-plus does not know is found', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const spec = { clusterIp: 'None', trafficDistribution: 'PreferClose' };
  new k8s.KubeService(chart, 'service', { metadata: { name: 'a' }, spec });
  expect(lost(chart)).toEqual(['.spec.trafficdistribution="PreferClose"']);
});
