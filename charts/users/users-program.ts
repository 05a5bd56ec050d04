import source from './KeepUsers.java';

/** The program of the job that keeps users; `java` runs it as it stands. */
export const usersProgram = { file: 'KeepUsers.java', source } as const;
