import source from './RaiseLevels.java';

/** The program of the job that raises feature levels; `java` runs it as it stands. */
export const featureLevelsProgram = { file: 'RaiseLevels.java', source } as const;
