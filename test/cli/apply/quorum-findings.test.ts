import { Cluster } from '../../../lib/cli/apply/cluster';
import { quorumFindings } from '../../../lib/cli/apply/quorum-findings';
import type { Bundle } from '../../../lib/cli/apply/bundle';
import { FakeCluster } from '../support/fake-cluster';

const configMap = (name: string, data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'automq-acme' },
  data,
});

const controller = (voters: string) =>
  configMap('controller-a', {
    'server.properties': `cluster.id=x\ncontroller.quorum.voters=${voters}\nlog.dirs=/data`,
  });

const mark = configMap('quorum-state', { formed: 'true' });

const bundle = {
  namespace: 'automq-acme',
  waves: [
    { id: '30-controller-a', objects: [controller('0@a:9093')], waitFor: [] },
    { id: '90', objects: [mark], waitFor: [] },
  ],
} as unknown as Bundle;

const volume = (phase: string, name = 'data-controller-a-0') => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'pvc-1' },
  spec: { claimRef: { namespace: 'automq-acme', name } },
  status: { phase },
});

async function found(fake: FakeCluster) {
  return (await quorumFindings(new Cluster(fake, 'lab'), bundle)).map(({ what }) => what);
}

test('a first install finds nothing', async () => {
  expect(await found(new FakeCluster())).toEqual([]);
});

test('a first install that was interrupted can go on with its own volumes', async () => {
  const fake = new FakeCluster();
  fake.add(controller('0@a:9093'));
  fake.listed.persistentvolumes = [volume('Bound')];
  expect(await found(fake)).toEqual([]);
});

test('other voters than those that run are refused', async () => {
  const fake = new FakeCluster();
  fake.add(controller('0@a:9093,10@b:9093,20@c:9093'));
  fake.add(mark);
  expect(await found(fake)).toEqual([expect.stringContaining('not those that run')]);
});

test('empty controllers are refused where volumes of earlier ones are left and the mark is not', async () => {
  const fake = new FakeCluster();
  fake.listed.persistentvolumes = [volume('Released')];
  expect(await found(fake)).toEqual([expect.stringContaining('pvc-1')]);
});

test('with the mark, or with volumes of brokers only, there is nothing to refuse', async () => {
  const marked = new FakeCluster();
  marked.add(mark);
  marked.listed.persistentvolumes = [volume('Released')];
  const brokers = new FakeCluster();
  brokers.listed.persistentvolumes = [volume('Released', 'data-broker-a-0')];
  expect([await found(marked), await found(brokers)]).toEqual([[], []]);
});
