/** For whom settings are written: Java clients, librdkafka, a container's environment, a consumer's cluster. */
export const clientFormats = ['properties', 'librdkafka', 'env', 'configmap'] as const;

export type ClientFormat = (typeof clientFormats)[number];

/** What the client does. */
export const clientRoles = ['producer', 'consumer', 'both'] as const;

export type ClientRole = (typeof clientRoles)[number];

export interface ClientRendering {
  readonly format: ClientFormat;
  readonly role: ClientRole;
  /** Absolute path of the folder with the client's certificates and password, where the client runs. */
  readonly credentials: string;
}

/** Folder of a client's certificates and password where nobody names another. */
export const credentialsFolder = '/etc/kafka-client';
