import exposition from './Exposition.java';
import login from './Login.java';

/** What both programs have in common, by the names of the files. */
export const monitorProgram = { 'Exposition.java': exposition, 'Login.java': login } as const;
