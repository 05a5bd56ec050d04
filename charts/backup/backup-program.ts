import source from './BackUpVolumes.java';

/** The program of the job that makes VolumeSnapshots; `java` runs it as it stands. */
export const backupProgram = { file: 'BackUpVolumes.java', source } as const;
