interface Chosen {
  readonly platform: string;
  /** Hours between two backups; undefined where there is to be none outside production. */
  readonly backupHours: number | undefined;
  readonly spareFields: boolean;
}

/** Snapshots of either kind, or none where the stage lets that be. */
export function generatedBackup({ platform, backupHours, spareFields }: Chosen, production: boolean): object {
  if (backupHours === undefined && !production) return { kind: 'none' };
  const apiServer = spareFields ? { cidrs: ['10.96.0.1/32'], ports: [6443] } : {};
  return {
    kind: 'snapshots',
    everyHours: backupHours ?? 12,
    ...(platform === 'aws' ? {} : { snapshotClass: 'copies', apiServer }),
  };
}
