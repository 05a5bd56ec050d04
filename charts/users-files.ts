import type { Deployment } from '../lib/model/deployment';
import type { TlsSecurity } from '../lib/model/security';
import { paths } from './container-paths';
import { javaCommand, jobLogging } from './java-job';
import { usersInput } from './users-input';
import { usersProgram } from './users/users-program';

const input = 'users.json';

/** The files that the job which keeps users works from, by name. */
export const usersFiles = (deployment: Deployment, security: TlsSecurity): Readonly<Record<string, string>> => ({
  [usersProgram.file]: usersProgram.source,
  [input]: usersInput(deployment, security),
  ...jobLogging,
});

/** What the container runs. */
export const usersCommand = javaCommand(paths.users, usersProgram.file, input);
