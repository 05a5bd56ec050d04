import source from './UnregisterBrokers.java';

/** The program of the job that unregisters brokers; `java` runs it as it stands. */
export const unregisterProgram = { file: 'UnregisterBrokers.java', source } as const;
