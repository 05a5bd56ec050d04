import type { Bundle } from '../../../lib/cli/apply/bundle';
import { Cluster } from '../../../lib/cli/apply/cluster';
import { protocolFindings } from '../../../lib/cli/apply/protocol-findings';
import { FakeCluster } from '../support/fake-cluster';

const metadata = { name: 'controller-a', namespace: 'automq-acme' };

const configMap = (map: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata,
  data: { 'server.properties': `cluster.id=x\nlistener.security.protocol.map=${map}\n` },
});

const statefulSet = (replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata,
  spec: { replicas },
});

const plain = 'CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,CLIENT:PLAINTEXT';
const tls = 'CONTROLLER:SSL,INTERNAL:SSL,BALANCER:SASL_SSL,CLIENT:SASL_SSL';

async function found({ before, after, replicas }: { before?: string; after: string; replicas: number }) {
  const fake = new FakeCluster();
  if (before !== undefined) {
    fake.add(configMap(before));
    fake.add(statefulSet(replicas));
  }
  const bundle = {
    namespace: 'automq-acme',
    waves: [{ id: '30-controller-a', objects: [configMap(after), statefulSet(1)], waitFor: [] }],
  } as unknown as Bundle;
  return (await protocolFindings(new Cluster(fake, 'lab'), bundle)).map(({ what }) => what);
}

test('nodes that run are not replaced by nodes that speak another protocol', async () => {
  expect(await found({ before: plain, after: tls, replicas: 1 })).toEqual([
    expect.stringContaining('another protocol with each other'),
  ]);
  expect(await found({ before: tls, after: plain, replicas: 1 })).toHaveLength(1);
});

test('with all nodes stopped the protocol may change', async () => {
  expect(await found({ before: plain, after: tls, replicas: 0 })).toEqual([]);
});

test('a first install, and a change for clients only, find nothing', async () => {
  expect(await found({ after: tls, replicas: 1 })).toEqual([]);
  expect(await found({ before: tls, after: tls.replace('CLIENT:SASL_SSL', 'CLIENT:SSL'), replicas: 1 })).toEqual([]);
});
