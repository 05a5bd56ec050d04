import { clientConfigMapOf } from '../model/names';
import type { ClientSettings } from './client-settings';
import { filesOf } from './credential-files';

/**
 * The Secret with the files of a client, in the client’s namespace. It is made of the files and not copied: the Secret
 * that holds the brokers’ certificate authority also holds their private key.
 */
export const secretOfClients = ({ deployment }: Pick<ClientSettings, 'deployment'>) => clientConfigMapOf(deployment);

/** The command that makes it, in the folder with the files. */
export const secretCommand = (settings: ClientSettings) =>
  [
    `kubectl create secret generic ${secretOfClients(settings)}`,
    ...filesOf(settings).map(({ name }) => `--from-file=${name}`),
  ].join(' ');
