import { walPath } from '../../charts/wal';
import { example } from '../support/example';
import { containerOf, named, objectsOf } from '../support/objects';
import { schemaProblems } from '../support/schema-problems';

const onVolume = (kind: 'block' | 'nfs') => ({
  ...example('minimal'),
  wal: { kind, storageClass: 'wal-class', sizeGib: 20 },
});

const claims = (kind: 'block' | 'nfs', pool: string) =>
  named(onVolume(kind), 'StatefulSet', pool).spec.volumeClaimTemplates;

test('the S3 WAL needs no volume', () => {
  expect(named(example('minimal'), 'StatefulSet', 'broker-use1-az4').spec.volumeClaimTemplates).toHaveLength(1);
});

test('a block WAL is a raw device of each broker', () => {
  expect(claims('block', 'broker-use1-az4')[1]).toEqual({
    metadata: { name: 'wal' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      volumeMode: 'Block',
      storageClassName: 'wal-class',
      resources: { requests: { storage: '20Gi' } },
    },
  });
  const container = containerOf(named(onVolume('block'), 'StatefulSet', 'broker-use1-az4'));
  expect(container.volumeDevices).toEqual([{ name: 'wal', devicePath: '/dev/wal' }]);
  expect(walPath(onVolume('block'))).toBe('0@block:///dev/wal?capacity=21474836480');
});

test('an NFS WAL is a folder that other brokers can open too', () => {
  expect(claims('nfs', 'broker-use1-az4')[1]?.spec).toMatchObject({
    accessModes: ['ReadWriteMany'],
    volumeMode: 'Filesystem',
  });
  const container = containerOf(named(onVolume('nfs'), 'StatefulSet', 'broker-use1-az4'));
  expect(container.volumeMounts).toContainEqual({ name: 'wal', mountPath: '/wal' });
  expect(walPath(onVolume('nfs'))).toBe('0@file:///wal/wal?capacity=21474836480');
});

test.each(['block', 'nfs'] as const)('controllers have no %s WAL, and the API server knows every field', (kind) => {
  expect(claims(kind, 'controller-use1-az4')).toHaveLength(1);
  expect(objectsOf(onVolume(kind)).flatMap(schemaProblems)).toEqual([]);
});
