import { paths } from './container-paths';

/** Path of a user's password below the folder of all of them. */
export const passwordPath = (user: string) => `${user}/password`;

/** Where the job that keeps users finds the password of a user. */
export const passwordFile = (user: string) => `${paths.passwords}/${passwordPath(user)}`;
