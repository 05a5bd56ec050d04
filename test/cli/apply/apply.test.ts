import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../lib/cli/program';
import { FakeCluster } from '../support/fake-cluster';
import type { TestIoSettings } from '../support/test-io';
import { testIo } from '../support/test-io';
import type { BundleShape } from '../support/bundle';
import { bundle } from '../support/bundle';

const namespace = 'automq-acme';
const broker = (zone: string) => `StatefulSet/${namespace}/broker-${zone}`;

/** Writes a bundle and applies it to a cluster. */
async function applyBundle(
  cluster: FakeCluster,
  shape: BundleShape,
  flags: readonly string[] = ['--yes'],
  settings: TestIoSettings = {},
) {
  const io = testIo({ kubectl: cluster, tick: cluster.tick, ...settings });
  mkdirSync(join(io.cwd, 'bundle'));
  for (const [name, text] of bundle(shape)) writeFileSync(join(io.cwd, 'bundle', name), text);
  const code = await runProgram(['apply', 'bundle', ...flags], io);
  return { code, output: io.output(), errors: io.errors() };
}

/** A cluster in which a bundle runs already. */
async function running(shape: BundleShape): Promise<FakeCluster> {
  const cluster = new FakeCluster();
  const { code, errors } = await applyBundle(cluster, shape);
  expect(`${code} ${errors}`).toMatch(/^0 /);
  cluster.settle();
  cluster.calls.length = 0;
  return cluster;
}

const writes = (cluster: FakeCluster) =>
  cluster.calls.filter((call) => call.startsWith('apply') && !call.includes('--dry-run'));

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
    const { code, errors } = await applyBundle(cluster, {}, []);
    expect(code).toBe(2);
    expect(errors).toContain('Say --yes, or look first with --dry-run.');
    expect(cluster.calls).toEqual([]);
  });

  test('a "no" applies nothing', async () => {
    const cluster = new FakeCluster();
    const { code, errors } = await applyBundle(cluster, {}, [], {
      interactive: true,
      answers: { 'Apply this to lab?': false },
    });
    expect(code).toBe(1);
    expect(errors).toContain('Nothing was applied.');
    expect(writes(cluster)).toEqual([]);
  });
});

describe('a change that replaces pods', () => {
  test('rolls one zone after another', async () => {
    const cluster = await running({});
    const { code, errors } = await applyBundle(cluster, { image: 'automq:2' });
    expect(code).toBe(0);
    expect(errors.indexOf('broker-a: 2 of 2 ready')).toBeGreaterThan(0);
    expect(errors.indexOf('broker-a: 2 of 2 ready')).toBeLessThan(errors.indexOf('40-broker-b:'));
  });

  test('touches no zone while another one is short of pods', async () => {
    const cluster = await running({});
    cluster.objects.get(broker('b')).status.availableReplicas = 1;
    const { code, errors } = await applyBundle(cluster, { image: 'automq:2' });
    expect(code).toBe(3);
    expect(errors).toContain(
      'broker-a has pods to replace, but another pool is not whole:\n  broker-b: 2 of 2 up to date, 1 ready',
    );
    expect(cluster.objects.get(broker('a')).spec.template.spec.containers[0].image).toBe('automq:1');
  });

  test('mends a deployment in which no pod is ready', async () => {
    const cluster = await running({});
    for (const zone of ['a', 'b'])
      Object.assign(cluster.objects.get(broker(zone)).status, { readyReplicas: 0, availableReplicas: 0 });
    expect((await applyBundle(cluster, { image: 'automq:2' })).code).toBe(0);
  });

  test('stops at the zone that does not get ready, with the reason, and leaves the next one alone', async () => {
    const cluster = await running({});
    cluster.stuck.add('broker-a');
    cluster.listed.pods = [
      {
        kind: 'Pod',
        metadata: { name: 'broker-a-1', namespace, labels: {} },
        status: {
          containerStatuses: [
            {
              name: 'kafka',
              restartCount: 4,
              lastState: { terminated: { exitCode: 1, reason: 'Error', message: 'no such bucket' } },
            },
          ],
        },
      },
    ];
    const { code, errors } = await applyBundle(cluster, { image: 'automq:2' });
    expect(code).toBe(3);
    expect(errors).toContain('Stopped at wave 40-broker-a; the wave after it is untouched:');
    expect(errors).toContain('broker-a-1 (kafka) ended 4 times, last with exit code 1: no such bucket');
    expect(errors).toContain('Nothing has moved for 900 s.');
    expect(cluster.objects.get(broker('b')).spec.template.spec.containers[0].image).toBe('automq:1');
  });
});

describe('fields of other managers', () => {
  const path = '.spec.serviceName';

  test('a conflict names the object, the field and who owns it', async () => {
    const cluster = await running({});
    cluster.hold(broker('b'), 'kubectl-edit', path, 'mine');
    const { code, errors } = await applyBundle(cluster, {});
    expect(code).toBe(3);
    expect(errors).toContain(
      'Stopped at wave 40-broker-b:\n  StatefulSet broker-b: .spec.serviceName belongs to "kubectl-edit"',
    );
    expect(errors).toContain('--take-over');
  });

  test('--take-over gives them the bundle’s values', async () => {
    const cluster = await running({});
    cluster.hold(broker('b'), 'kubectl-edit', path, 'mine');
    expect((await applyBundle(cluster, {}, ['--yes', '--take-over'])).code).toBe(0);
    expect(cluster.objects.get(broker('b')).spec.serviceName).toBe('brokers');
  });
});

describe('the number of pods', () => {
  test('stays when a scaler takes it over', async () => {
    const cluster = await running({ replicas: 2 });
    const { code, errors } = await applyBundle(cluster, { replicas: undefined });
    expect(code).toBe(0);
    expect(errors).toContain('broker-a: its scaler takes over at 2 pods');
    expect(cluster.objects.get(broker('a')).spec.replicas).toBe(2);
    expect(cluster.replicasOwners(broker('a'))).toEqual(['automq-kit-handover']);
  });

  test('is the scaler’s from then on', async () => {
    const cluster = await running({ replicas: 2 });
    await applyBundle(cluster, { replicas: undefined });
    cluster.scale(broker('a'), 5);
    cluster.settle();
    expect((await applyBundle(cluster, { replicas: undefined })).code).toBe(0);
    expect(cluster.objects.get(broker('a')).spec.replicas).toBe(5);
  });

  test('can be fixed again after a hand-over', async () => {
    const cluster = await running({ replicas: 2 });
    await applyBundle(cluster, { replicas: undefined });
    for (const replicas of [3, 2]) {
      expect((await applyBundle(cluster, { replicas })).code).toBe(0);
      expect(cluster.objects.get(broker('a')).spec.replicas).toBe(replicas);
    }
  });

  test('falls by one at a time unless allowed otherwise', async () => {
    const cluster = await running({ replicas: 4 });
    const { code, errors } = await applyBundle(cluster, { replicas: 2 });
    expect(code).toBe(1);
    expect(errors).toContain('broker-a has 4 pods, and the bundle sets 2.');
    expect(writes(cluster)).toEqual([]);
    expect((await applyBundle(cluster, { replicas: 3 })).code).toBe(0);
    expect((await applyBundle(cluster, { replicas: 1 }, ['--yes', '--allow-scale-in'])).code).toBe(0);
  });

  test('is not fixed under a scaler that still works', async () => {
    const cluster = await running({ replicas: undefined });
    cluster.listed.horizontalpodautoscalers = [
      {
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'broker-a', namespace },
        spec: { scaleTargetRef: { kind: 'StatefulSet', name: 'broker-a' } },
      },
    ];
    const { code, errors } = await applyBundle(cluster, { replicas: 2 });
    expect(code).toBe(1);
    expect(errors).toContain('kubectl delete horizontalpodautoscaler broker-a --namespace automq-acme');
  });
});

describe('--dry-run', () => {
  test('shows what would be created and changes nothing', async () => {
    const cluster = new FakeCluster();
    const { code, output } = await applyBundle(cluster, {}, ['--dry-run']);
    expect(code).toBe(1);
    expect(output).toContain('40-broker-a\n  + ConfigMap broker-a\n  + StatefulSet broker-a');
    expect(output).toContain('3 of 3 waves would change something.');
    expect(cluster.objects.size).toBe(0);
  });

  test('shows what would change', async () => {
    const cluster = await running({});
    const { code, output } = await applyBundle(cluster, { image: 'automq:2' }, ['--dry-run']);
    expect(code).toBe(1);
    expect(output).toContain('40-broker-a\n--- live broker-a');
    expect(writes(cluster)).toEqual([]);
  });

  test('ends with 0 when nothing would change', async () => {
    const cluster = await running({});
    const { code, output } = await applyBundle(cluster, {}, ['--dry-run']);
    expect({ code, output }).toEqual({ code: 0, output: 'Nothing would change.' });
  });

  test('a hand-over to a scaler is no change of the number of pods', async () => {
    const cluster = await running({ replicas: 2 });
    expect((await applyBundle(cluster, { replicas: undefined }, ['--dry-run'])).code).toBe(0);
  });
});

test('what an earlier bundle left is named and not deleted', async () => {
  const cluster = await running({});
  cluster.listed[
    'configmaps,horizontalpodautoscalers,networkpolicies,poddisruptionbudgets,serviceaccounts,services,statefulsets'
  ] = [];
  cluster.listed.statefulsets = [{ kind: 'StatefulSet', metadata: { name: 'broker-c', namespace } }];
  const { code, output } = await applyBundle(cluster, {});
  expect(code).toBe(0);
  expect(output).toContain('StatefulSet broker-c: kubectl delete statefulset broker-c --namespace automq-acme');
});

test('the result can be read by programs', async () => {
  const { output } = await applyBundle(new FakeCluster(), {}, ['--yes', '--format', 'json']);
  const result = JSON.parse(output);
  expect(result.context).toEqual({ name: 'lab', server: 'https://lab.example' });
  expect(result.waves[1]).toEqual({
    id: '40-broker-a',
    created: ['ConfigMap broker-a', 'StatefulSet broker-a'],
    changed: [],
    unchanged: [],
  });
});
