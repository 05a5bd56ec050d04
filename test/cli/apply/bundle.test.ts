import { bundleOf } from '../../../lib/cli/apply/bundle';
import { deliveryRemark } from '../../../lib/cli/apply/delivery';
import { BadInput } from '../../../lib/cli/bad-input';
import { contractsFor } from '../../support/contracted';
import { exampleNames, example } from '../../support/example';
import { manifests } from '../../../lib/synth';
import { bundle } from '../support/bundle';

const changed = (changes: Readonly<Record<string, string | undefined>>) => {
  const files = new Map(bundle({}));
  for (const [name, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(name);
    else files.set(name, text);
  }
  return () => bundleOf(files, 'out/acme');
};

test.each(exampleNames)('what synth renders of %s is read back whole', (name) => {
  const { waves, files } = manifests(example(name), { contracts: contractsFor(example(name)) });
  expect(bundleOf(files, name).waves.map(({ id, objects }) => ({ id, objects }))).toEqual(
    waves.map(({ id, objects }) => ({ id, objects: JSON.parse(JSON.stringify(objects)) })),
  );
});

test.each([
  ['without its index', { 'bundle.json': undefined }, 'the file bundle.json is missing'],
  ['without a wave', { '40-broker-a.yaml': undefined }, 'the file 40-broker-a.yaml is missing'],
  ['with an index that is not JSON', { 'bundle.json': '{' }, 'bundle.json is not JSON'],
  [
    'with an index of another kind',
    { 'bundle.json': '{"deployment":"acme"}' },
    'bundle.json is not one of this version',
  ],
  ['with a wave that is not YAML', { '00-foundation.yaml': 'a: [' }, '00-foundation.yaml is not YAML'],
  ['with something that is no object', { '00-foundation.yaml': 'a: 1' }, 'a document that is not a Kubernetes object'],
])('a bundle %s is refused', (_, changes, message) => {
  expect(changed(changes)).toThrow(BadInput);
  expect(changed(changes)).toThrow(message);
});

test.each(exampleNames)('the bundle of %s says who delivers it', (name) => {
  const deployment = example(name);
  const index = JSON.parse(manifests(deployment, { contracts: contractsFor(deployment) }).files.get('bundle.json')!);
  expect(index.delivery).toBe(deployment.delivery);
  expect(deliveryRemark(index)).toHaveLength(deployment.delivery === 'cdk' ? 1 : 0);
});

test('a wave’s file lies in the bundle and nowhere else', () => {
  const index = JSON.parse(bundle({}).get('bundle.json')!);
  index.waves[0].file = '../outside.yaml';
  expect(changed({ 'bundle.json': JSON.stringify(index) })).toThrow('bundle.json is not one of this version');
});
