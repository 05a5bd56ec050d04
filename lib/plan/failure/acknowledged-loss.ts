import type { Deployment } from '../../model/deployment';

const stores = {
  s3: 'in the object store',
  block: 'on the volume of the log',
  nfs: 'on the shared file system',
} as const;

/** What is lost where brokers end suddenly. */
export const acknowledgedLoss = ({ wal }: Pick<Deployment, 'wal'>): string =>
  `None of what \`acks=all\` acknowledged: that answer comes when the record is ${stores[wal.kind]}. Producers with \`acks=1\` or \`0\` are answered before, and lose what was not there yet${wal.kind === 's3' ? `, which is the last ${wal.batchIntervalMs} ms and one upload` : ''}.`;
