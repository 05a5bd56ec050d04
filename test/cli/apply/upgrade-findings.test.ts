import type { LiveObject } from '../../../lib/cli/apply/live-object';
import { upgradeFindings } from '../../../lib/cli/apply/upgrade-findings';

interface Pool {
  readonly label?: string;
  readonly image?: string;
  readonly replicas?: number;
}

const pool = ({ label, image = 'registry.example:5000/automq', replicas = 2 }: Pool) =>
  ({
    kind: 'StatefulSet',
    metadata: { name: 'broker-a', labels: label === undefined ? {} : { 'app.kubernetes.io/version': label } },
    spec: { replicas, template: { spec: { containers: [{ name: 'kafka', image }] } } },
  }) as unknown as LiveObject;

const found = (pools: readonly Pool[], version: string, upgrade?: { from: string; step: 'program' | 'levels' }) =>
  upgradeFindings({ automq: { version, upgrade } }, pools.map(pool), false).map(({ what }) => what);

test('a new deployment, and one whose version stays, go in', () => {
  expect(found([], '1.7.3')).toEqual([]);
  expect(found([{ label: '1.7.3' }], '1.7.3')).toEqual([]);
  expect(found([{ label: '1.7.3' }], '1.7.3', { from: '1.7.2', step: 'levels' })).toEqual([]);
});

test('another version goes in only as the first step of an upgrade from what runs, also when it was interrupted', () => {
  const upgrade = { from: '1.7.2', step: 'program' } as const;
  expect(found([{ label: '1.7.2' }], '1.7.3', upgrade)).toEqual([]);
  expect(found([{ label: '1.7.3' }, { label: '1.7.2' }], '1.7.3', upgrade)).toEqual([]);
  expect(found([{ label: '1.7.2' }], '1.7.3')).toEqual([expect.stringContaining('`kafka.upgrade` does not say so')]);
  expect(found([{ label: '1.7.1' }], '1.7.3', upgrade)).toHaveLength(1);
});

test('levels are not raised in the step that replaces nodes', () => {
  expect(found([{ label: '1.7.2' }], '1.7.3', { from: '1.7.2', step: 'levels' })).toEqual([
    expect.stringContaining('in which nodes stay as they are'),
  ]);
});

test('a way that does not exist is refused whatever the file says', () => {
  expect(found([{ label: '1.5.5' }], '1.7.3', { from: '1.6.7', step: 'program' })).toEqual([
    expect.stringContaining('skips 1.6'),
  ]);
});

test('an older version goes in only when somebody says that it may', () => {
  expect(found([{ label: '1.7.3' }], '1.7.2')).toEqual([expect.stringContaining('which is older')]);
  expect(upgradeFindings({ automq: { version: '1.7.2' } }, [pool({ label: '1.7.3' })], true)).toEqual([]);
});

test('where nothing is labelled the tag of the image counts, and a tag that is no version says nothing', () => {
  expect(found([{ image: 'registry.example:5000/automq:1.7.3@sha256:00' }], '1.7.2')).toHaveLength(1);
  expect(found([{ image: 'registry.example:5000/automq:1.7.3' }], '1.7.2')).toHaveLength(1);
  expect(found([{ image: 'registry.example:5000/automq:enterprise-9' }], '1.7.2')).toEqual([]);
});

test('a pool without pods, and a bundle that names no version, are left alone', () => {
  expect(found([{ label: '1.7.3', replicas: 0 }], '1.7.2')).toEqual([]);
  expect(upgradeFindings({ automq: undefined }, [pool({ label: '1.7.3' })], false)).toEqual([]);
});
