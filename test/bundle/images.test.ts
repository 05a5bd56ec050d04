import { images } from '../../lib/bundle/images';
import type { KubernetesObject, Wave } from '../../lib/model/wave';
import { example, exampleNames } from '../support/example';
import { objectsOf, podsOf } from '../support/objects';

const wave = (kind: string, spec: KubernetesObject['spec']): Wave => ({
  id: '10-a',
  objects: [{ apiVersion: 'v1', kind, metadata: { name: 'a' }, spec }],
});

const template = (...names: readonly string[]) => ({
  spec: { containers: names.map((image) => ({ image })) },
});

test('the image of a pod is listed wherever its kind keeps the pod', () => {
  expect(
    images([
      wave('StatefulSet', { template: template('two') }),
      wave('CronJob', { jobTemplate: { spec: { template: template('one') } } }),
      wave('Service', {}),
    ]),
  ).toEqual(['one', 'two']);
});

test('images of init containers are listed too, each image once', () => {
  const { spec } = template('main', 'side');
  const withInit = { template: { spec: { ...spec, initContainers: [{ image: 'first' }, { image: 'main' }] } } };
  expect(images([wave('StatefulSet', withInit)])).toEqual(['first', 'main', 'side']);
});

test.each(exampleNames)('%s: a closed site mirrors every image that a pod runs', (name) => {
  const deployment = example(name);
  const run = podsOf(deployment).flatMap(({ containers }) => containers.map(({ image }) => image));
  expect(images([{ id: '10-a', objects: objectsOf(deployment) }])).toEqual([...new Set(run)].sort());
});
