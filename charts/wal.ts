import type { Deployment } from '../lib/model/deployment';
import { bucketUri } from '../lib/model/object-store';
import { paths } from './container-paths';

type Wal = Deployment['wal'];

/** A WAL on a volume of its own; commercial builds only. */
export type VolumeWal = Exclude<Wal, { kind: 's3' }>;

export const isOnVolume = (wal: Wal): wal is VolumeWal => wal.kind !== 's3';

/**
 * `s3.wal.path`. The block form is that of AutoMQ's published sample values for its commercial chart, the file form
 * that which AutoMQConfig.java builds of a path; the open-source image refuses both.
 */
export function walPath({ wal, objectStore }: Pick<Deployment, 'wal' | 'objectStore'>): string {
  switch (wal.kind) {
    case 's3':
      return bucketUri(0, objectStore.dataBucket, {
        store: objectStore,
        parameters: { batchInterval: String(wal.batchIntervalMs) },
      });
    case 'block':
      return `0@block://${paths.walDevice}?capacity=${bytes(wal)}`;
    case 'nfs':
      return `0@file://${paths.walFolder}/wal?capacity=${bytes(wal)}`;
  }
}

const bytes = ({ sizeGib }: VolumeWal) => sizeGib * 1024 ** 3;
