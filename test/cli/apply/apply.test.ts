import { components } from '../../../lib/facts/components';
import { example, exampleNames } from '../../support/example';
import { objectsOf } from '../../support/objects';
import { applyBundle, namespace, running, writes } from '../support/apply-bundle';
import { FakeCluster } from '../support/fake-cluster';

describe('a first install', () => {
  test('applies waves in order and waits for the pods of each before the next', async () => {
    const cluster = new FakeCluster();
    const { code, output, errors } = await applyBundle(cluster, {});
    expect(code).toBe(0);
    expect(output).toBe('acme: done, 5 created.');
    expect(errors).toMatchInlineSnapshot(`
     "acme: 3 waves with 5 objects
       to context lab (https://lab.example), namespace automq-acme
     00-foundation: 1 created
     40-broker-a: 2 created
       broker-a: 0 of 2 up to date, 0 ready
       broker-a: 1 of 2 up to date, 1 ready
       broker-a: 2 of 2 ready
     40-broker-b: 2 created
       broker-b: 0 of 2 up to date, 0 ready
       broker-b: 1 of 2 up to date, 1 ready
       broker-b: 2 of 2 ready"
    `);
  });

  test('stays in the context in which it began', async () => {
    const cluster = new FakeCluster();
    await applyBundle(cluster, {});
    expect(cluster.calls.filter((call) => !call.startsWith('config') && !call.includes('--context lab'))).toEqual([]);
  });

  test('a second run changes nothing and says so', async () => {
    const cluster = await running({});
    const { code, output } = await applyBundle(cluster, {});
    expect({ code, output }).toEqual({
      code: 0,
      output: 'acme: everything is as the bundle says, 5 objects unchanged.',
    });
  });
});

describe('before anything is applied', () => {
  test('every missing component and Secret is named with the command that brings it', async () => {
    const cluster = new FakeCluster();
    cluster.add({ kind: 'Secret', metadata: { name: 'half', namespace }, data: { one: '' } });
    cluster.add({ kind: 'Namespace', metadata: { name: namespace } });
    const secret = (name: string) => ({ kind: 'Secret' as const, namespace, name, keys: ['one', 'two'] });
    const { code, errors } = await applyBundle(cluster, {
      components: [
        {
          id: 'scraper',
          kinds: [{ apiVersion: 'scrape.example/v1', kind: 'PodMonitor' }],
          why: 'It scrapes.',
          installCommand: 'helm install scraper',
        },
      ],
      externalObjects: [secret('half'), secret('store')],
    });
    expect(code).toBe(1);
    expect(errors.split('\n').slice(2).join('\n')).toMatchInlineSnapshot(`
     "Nothing was applied. First:
       scraper is missing: the cluster does not serve PodMonitor (scrape.example/v1). It scrapes.
           helm install scraper
       Secret half in namespace automq-acme lacks two; it holds one.
           Add the key, or name the right one in the deployment file: kubectl edit secret half --namespace automq-acme
       Secret store in namespace automq-acme is not there; it must hold one, two.
           kubectl create secret generic store --namespace automq-acme --from-file=one=FILE --from-file=two=FILE"
    `);
    expect(writes(cluster)).toEqual([]);
  });

  test('a part of the cluster that is missing is named with what to do, and one that is there is not', async () => {
    const cluster = new FakeCluster();
    const agent = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent', namespace: 'kube-system' };
    const clusterParts = [
      { ...agent, why: 'Hands out credentials.', fix: 'aws eks create-addon' },
      { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', name: 'disks', why: 'Makes volumes.', fix: 'Install it.' },
    ];
    cluster.add({ kind: 'CSIDriver', metadata: { name: 'disks' } });
    const { code, errors } = await applyBundle(cluster, { clusterParts });
    expect(code).toBe(1);
    expect(errors.split('\n').slice(2).join('\n')).toMatchInlineSnapshot(`
     "Nothing was applied. First:
       DaemonSet agent in namespace kube-system is not there. Hands out credentials.
           aws eks create-addon"
    `);
    expect(writes(cluster)).toEqual([]);
    cluster.add({ kind: agent.kind, metadata: { name: agent.name, namespace: agent.namespace } });
    expect((await applyBundle(cluster, { clusterParts })).code).toBe(0);
  });

  test('the values of a Secret never leave kubectl', async () => {
    const cluster = new FakeCluster();
    await applyBundle(cluster, { externalObjects: [{ kind: 'Secret', namespace, name: 'store', keys: ['one'] }] });
    cluster.add({ kind: 'Namespace', metadata: { name: namespace } });
    await applyBundle(cluster, { externalObjects: [{ kind: 'Secret', namespace, name: 'store', keys: ['one'] }] });
    const reads = cluster.calls.filter((call) => call.includes(' secret '));
    expect(reads).toHaveLength(1);
    expect(reads[0]).toContain('go-template={{"present\\n"}}{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}');
  });

  test('another deployment’s namespace is refused', async () => {
    const cluster = new FakeCluster();
    cluster.add({
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'app.kubernetes.io/instance': 'other' } },
    });
    const { code, errors } = await applyBundle(cluster, {});
    expect(code).toBe(1);
    expect(errors).toContain('Namespace automq-acme belongs to the deployment "other"');
    expect(writes(cluster)).toEqual([]);
  });

  test('a cluster older than the bundle is refused, a newer one is remarked on', async () => {
    const cluster = new FakeCluster();
    cluster.server = '1.33+';
    expect((await applyBundle(cluster, {})).errors).toContain(
      'The cluster runs Kubernetes 1.33, and the bundle was rendered for 1.35.',
    );
    expect(writes(cluster)).toEqual([]);
    cluster.server = '1.37';
    const { code, errors } = await applyBundle(cluster, {});
    expect(code).toBe(0);
    expect(errors).toContain('warning: The cluster runs Kubernetes 1.37 and the deployment file says 1.35');
    expect(errors).toContain('warning: kubectl is 1.35 and the cluster 1.37');
  });

  test('nobody at the terminal and no --yes applies nothing', async () => {
    const cluster = new FakeCluster();
    const { code, errors } = await applyBundle(cluster, {}, { flags: [] });
    expect(code).toBe(2);
    expect(errors).toContain('Say --yes, or look first with --dry-run.');
    expect(cluster.calls).toEqual([]);
  });

  test('a "no" applies nothing', async () => {
    const cluster = new FakeCluster();
    const { code, errors } = await applyBundle(
      cluster,
      {},
      {
        flags: [],
        interactive: true,
        answers: { 'Apply this to lab?': false },
      },
    );
    expect(code).toBe(1);
    expect(errors).toContain('Nothing was applied.');
    expect(writes(cluster)).toEqual([]);
  });
});

describe('--dry-run', () => {
  test('shows what would be created and changes nothing', async () => {
    const cluster = new FakeCluster();
    const { code, output } = await applyBundle(cluster, {}, { flags: ['--dry-run'] });
    expect(code).toBe(1);
    expect(output).toContain('40-broker-a\n  + ConfigMap broker-a\n  + StatefulSet broker-a');
    expect(output).toContain('3 of 3 waves would change something.');
    expect(cluster.objects.size).toBe(0);
  });

  test('shows what would change', async () => {
    const cluster = await running({});
    const { code, output } = await applyBundle(cluster, { image: 'automq:2' }, { flags: ['--dry-run'] });
    expect(code).toBe(1);
    expect(output).toContain('40-broker-a\n--- live broker-a');
    expect(writes(cluster)).toEqual([]);
  });

  test('ends with 0 when nothing would change', async () => {
    const cluster = await running({});
    const { code, output } = await applyBundle(cluster, {}, { flags: ['--dry-run'] });
    expect({ code, output }).toEqual({ code: 0, output: 'Nothing would change.' });
  });

  test('a hand-over to a scaler is no change of the number of pods', async () => {
    const cluster = await running({ replicas: 2 });
    expect((await applyBundle(cluster, { replicas: undefined }, { flags: ['--dry-run'] })).code).toBe(0);
  });
});

test('what an earlier bundle left is named and not deleted', async () => {
  const cluster = await running({});
  cluster.listed.services = [{ kind: 'Service', metadata: { name: 'broker-a-1', namespace } }];
  const { code, output } = await applyBundle(cluster, {});
  expect(code).toBe(0);
  expect(output).toContain('Service broker-a-1: kubectl delete service broker-a-1 --namespace automq-acme');
  expect(cluster.calls.filter((call) => call.startsWith('delete'))).toEqual([]);
});

test('what an earlier bundle left and runs nodes is named, and no command that deletes it', async () => {
  const cluster = await running({});
  cluster.listed.statefulsets = [{ kind: 'StatefulSet', metadata: { name: 'broker-c', namespace } }];
  const { output } = await applyBundle(cluster, {});
  expect(output).toContain('StatefulSet broker-c: its pods may hold partitions, see "Drain a zone" in the runbook');
  expect(output).not.toContain('kubectl delete');
});

test('of the kinds that components bring, only those that the cluster knows are asked for', async () => {
  const cluster = await running({});
  const type = 'certificate.v1.cert-manager.io';
  cluster.listed[type] = [{ kind: 'Certificate', metadata: { name: 'user-old', namespace } }];
  const asked = () => cluster.calls.filter((call) => call.startsWith('get ') && call.includes(type));
  await applyBundle(cluster, {});
  expect(asked()).toEqual([]);
  cluster.kinds.add('cert-manager.io/v1 Certificate');
  const { output } = await applyBundle(cluster, {});
  expect(asked()).toHaveLength(1);
  expect(output).toContain('Certificate user-old: kubectl delete certificate user-old --namespace automq-acme');
});

test.each(exampleNames)('%s: every kind that a bundle can stop holding is looked for', async (name) => {
  const cluster = await running({});
  for (const { kinds } of components)
    for (const { apiVersion, kind } of kinds) cluster.kinds.add(`${apiVersion} ${kind}`);
  await applyBundle(cluster, {});
  const looked = cluster.calls
    .find((call) => call.startsWith('get configmaps,'))!
    .split(' ')[1]!
    .split(',');
  const singular = looked.map((type) => type.split('.')[0]!.replace(/ies$/, 'y').replace(/s$/, ''));
  const kinds = objectsOf(example(name)).flatMap(({ kind, metadata }) => (metadata.namespace ? [kind] : []));
  expect([...new Set(kinds)].filter((kind) => !singular.includes(kind.toLowerCase()))).toEqual([]);
});

test('findings can be read by programs', async () => {
  const { code, output } = await applyBundle(
    new FakeCluster(),
    { clusterParts: [{ apiVersion: 'v1', kind: 'Node', name: 'one', why: 'It runs pods.', fix: 'Add it.' }] },
    { flags: ['--yes', '--format', 'json'] },
  );
  expect(code).toBe(1);
  expect(JSON.parse(output)).toEqual({
    problems: [{ message: 'Node one is not there. It runs pods.', fix: 'Add it.' }],
  });
});

test('a context that the kubeconfig lacks is bad input', async () => {
  const kubectl = {
    run: () => Promise.resolve({ code: 1, stdout: '', stderr: 'error: cannot locate context "lba"\n' }),
  };
  const flags = ['--yes', '--context', 'lba', '--format', 'json'];
  const { code, output } = await applyBundle(new FakeCluster(), {}, { flags, kubectl });
  expect(code).toBe(2);
  const [problem] = JSON.parse(output).problems;
  expect(problem.message).toBe('the kubeconfig has no usable context "lba": error: cannot locate context "lba"');
});

test('whoever applies what the stacks deliver is told whose fields they are', async () => {
  const said = async (delivery: 'bundle' | 'cdk') =>
    (await applyBundle(new FakeCluster(), { delivery }, { flags: [], interactive: true, answers: { Apply: false } }))
      .errors;
  expect(await said('cdk')).toContain(
    'acme is delivered by `cdk deploy`: what that has set belongs to CDK until you say --take-over\n',
  );
  expect(await said('bundle')).not.toContain('cdk deploy');
});

test('the result can be read by programs', async () => {
  const { output } = await applyBundle(new FakeCluster(), {}, { flags: ['--yes', '--format', 'json'] });
  const result = JSON.parse(output);
  expect(result.context).toEqual({ name: 'lab', server: 'https://lab.example' });
  expect(result.waves[1]).toEqual({
    id: '40-broker-a',
    created: ['ConfigMap broker-a', 'StatefulSet broker-a'],
    changed: [],
    unchanged: [],
  });
});
