import type { LiveEvent, LivePod } from '../../../lib/cli/apply/diagnosis';
import { diagnose } from '../../../lib/cli/apply/diagnosis';
import type { LiveStatefulSet } from '../../../lib/cli/apply/live-object';

const statefulSet = {
  metadata: { name: 'broker-a' },
  spec: { replicas: 2 },
  status: { updateRevision: 'new' },
} as unknown as LiveStatefulSet;

const pod = (status: object, metadata: object = {}) =>
  ({
    metadata: {
      name: 'broker-a-0',
      namespace: 'automq-acme',
      labels: { 'controller-revision-hash': 'new' },
      ...metadata,
    },
    status,
  }) as unknown as LivePod;

const event = (object: string, reason: string, message: string) => {
  const [kind, name] = object.split('/');
  return { type: 'Warning', reason, message, involvedObject: { kind, name } } as unknown as LiveEvent;
};

const reasons = (pods: readonly LivePod[], events: readonly LiveEvent[] = []) =>
  diagnose({ statefulSet, pods, events });

test('a pod that no node takes says why, with its volume’s trouble', () => {
  const conditions = [{ type: 'PodScheduled', status: 'False', message: '0/9 nodes are available' }];
  const volume = event('PersistentVolumeClaim/data-broker-a-0', 'ProvisioningFailed', 'no such key');
  expect(reasons([pod({ conditions })], [volume])).toEqual([
    'broker-a-0 has no node: 0/9 nodes are available',
    'data-broker-a-0: no such key',
  ]);
});

test('an image that cannot be pulled is named', () => {
  const waiting = { reason: 'ImagePullBackOff', message: 'manifest unknown' };
  expect(reasons([pod({ containerStatuses: [{ name: 'kafka', state: { waiting } }] })])).toEqual([
    'broker-a-0 (kafka): ImagePullBackOff: manifest unknown',
  ]);
});

test('a crash loop tells the last words of the process', () => {
  const terminated = { exitCode: 137, reason: 'OOMKilled' };
  const status = {
    name: 'kafka',
    restartCount: 3,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated },
  };
  expect(reasons([pod({ containerStatuses: [status] })])).toEqual([
    'broker-a-0 (kafka) ended 3 times, last with exit code 137 (OOMKilled)',
  ]);
});

test('a failing probe is told with its newest event', () => {
  const events = [
    event('Pod/broker-a-0', 'Unhealthy', 'old'),
    event('Pod/broker-a-0', 'Unhealthy', 'Startup probe failed'),
  ];
  expect(reasons([pod({})], events)).toEqual(['broker-a-0: Startup probe failed']);
});

test('a pod that the API server refuses is told', () => {
  const events = [event('StatefulSet/broker-a', 'FailedCreate', 'violates PodSecurity "restricted"')];
  expect(reasons([], events)).toEqual(['broker-a: a pod is refused: violates PodSecurity "restricted"']);
});

test('a pod of an older revision that blocks the rollout gets the command that unblocks it', () => {
  const old = { labels: { 'controller-revision-hash': 'old' } };
  expect(reasons([pod({}, old)]).at(-1)).toContain('kubectl delete pod broker-a-0 --namespace automq-acme');
});

test('a pod that shuts down is given its time', () => {
  const leaving = { labels: { 'controller-revision-hash': 'old' }, deletionTimestamp: '2026-01-01T00:00:00Z' };
  expect(reasons([pod({}, leaving)])).toEqual(['broker-a-0 is shutting down']);
});

test('a ready pod is no reason', () => {
  expect(reasons([pod({ conditions: [{ type: 'Ready', status: 'True' }] })])).toEqual([]);
});
