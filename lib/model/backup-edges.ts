import type { Backup } from './backup';
import type { Edge } from './edges';

/** The connections of the job that makes VolumeSnapshots. It knows the API server by its address, so it asks for no name. */
export const backupEdges = (backup: Backup | undefined): readonly Edge[] =>
  backup?.job === undefined
    ? []
    : [
        {
          from: { kind: 'component', component: 'backup' },
          to: backup.job.apiServer.peer,
          ports: backup.job.apiServer.ports,
          protocols: ['TCP'],
          why: 'The Kubernetes API, by its Service and by the addresses behind it, since network plugins look at either.',
        },
      ];
