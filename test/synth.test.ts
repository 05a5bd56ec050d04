import { join } from 'node:path';
import { rendered } from '../lib/testing/rendered';
import { describeDeployment } from '../lib/testing/describe-deployment';
import { manifests } from '../lib/synth';
import { example, exampleNames } from './support/example';
import { literalSecrets } from './support/literal-secrets';

for (const name of exampleNames) {
  describeDeployment(join('deployments', `${name}.yaml`), join(__dirname, 'snapshots', name));
}

describe.each(exampleNames)('%s', (name) => {
  test('is rendered to the same bytes every time', () => {
    const [once, again] = [example(name), example(name)].map((deployment) => ({
      files: [...manifests(deployment).files],
      templates: rendered(deployment).templates,
    }));
    expect(again).toEqual(once);
    expect(JSON.stringify(again?.templates)).toBe(JSON.stringify(once?.templates));
  });

  test('has no template and no manifest that holds a secret', () => {
    const { templates, objects } = rendered(example(name));
    expect(literalSecrets({ templates, objects })).toEqual([]);
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  test('says in its bundle what a closed site has to mirror and to open', () => {
    const { files, waves } = manifests(example(name));
    expect([...files.keys()]).toEqual([
      ...waves.map(({ id }) => `${id}.yaml`),
      'bundle.json',
      'runbook.md',
      'images.txt',
      'endpoints.txt',
    ]);
    expect(files.get('images.txt')).toBe(`${example(name).kafka.image}\n`);
  });
});

test('a deployment without AWS has no templates', () => {
  expect(rendered(example('private')).templates).toEqual({});
});
