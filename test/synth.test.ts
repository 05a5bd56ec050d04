import { join } from 'node:path';
import { agreement } from '../lib/agreement/agreement';
import { rendered } from '../lib/testing/rendered';
import { describeDeployment } from '../lib/testing/describe-deployment';
import { manifests } from '../lib/synth';
import { contracted, contractsFor, retailWithJob, someContracts } from './support/contracted';
import { example, exampleNames } from './support/example';
import { literalSecrets } from './support/literal-secrets';

for (const name of exampleNames) {
  describeDeployment(join('deployments', `${name}.yaml`), join(__dirname, 'snapshots', name));
}

describe.each(exampleNames)('%s', (name) => {
  test('is rendered to the same bytes every time', () => {
    const [once, again] = [example(name), example(name)].map((deployment) => ({
      files: [...manifests(deployment, { contracts: contractsFor(deployment) }).files],
      templates: rendered(deployment, contractsFor(deployment)).templates,
    }));
    expect(again).toEqual(once);
    expect(JSON.stringify(again?.templates)).toBe(JSON.stringify(once?.templates));
  });

  test('has no template and no manifest that holds a secret', () => {
    const { templates, objects } = rendered(example(name), contractsFor(example(name)));
    expect(literalSecrets({ templates, objects })).toEqual([]);
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  test('says in its bundle what a closed site has to mirror and to open', () => {
    const { files, waves } = manifests(example(name), { contracts: contractsFor(example(name)) });
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

describe('event contracts', () => {
  test('that were not read are asked for, and those of a deployment without any are refused', () => {
    expect(() => manifests(example('retail'))).toThrow('read them with `loadReviewedContracts`');
    expect(() => manifests(example('private'), { contracts: someContracts })).toThrow('has no section `contracts`');
  });

  test('reach alerts and dashboards, and other contracts are rendered anew', () => {
    const alertsIn = (contracts: typeof someContracts) =>
      JSON.stringify(manifests(example('retail'), { contracts }).waves.find(({ id }) => id === '61-alerts'));
    expect(alertsIn(someContracts)).toContain('SensitiveTopicRead');
    expect(alertsIn({ ...someContracts, topics: [] })).not.toContain('SensitiveTopicRead');
  });

  test('with the job are a stack of their own, which both halves agree on', () => {
    const { templates, objects } = rendered(retailWithJob, someContracts);
    const names = (stack: string) => JSON.stringify(templates[stack]);
    expect(names('Contracts')).toContain('desired-state.json');
    expect(names('Workload')).not.toContain('desired-state.json');
    for (const template of Object.values(templates)) expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
    expect(agreement(templates, objects)).toEqual([]);
    expect(manifests(retailWithJob, { contracts: someContracts }).files.get('images.txt')).toBe(
      `${contracted().kafka.image}\n${retailWithJob.contracts!.job.image}\n`,
    );
  });
});
