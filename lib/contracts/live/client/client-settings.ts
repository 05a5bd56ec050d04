/** How a client reaches a cluster, from Kafka’s own client properties. */
export interface ClientSettings {
  /** As `bootstrap.servers` says. */
  readonly bootstrapServers?: string;
  readonly protocol: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  readonly login?: {
    readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
    readonly username: string;
    readonly password: string;
  };
  /** Undefined where the connection is not encrypted. */
  readonly tls?: {
    /** Certificates that are believed, PEM; those of the system where there are none. */
    readonly authorities?: string;
    /** The client’s own certificate and key, PEM. */
    readonly certificate?: string;
    readonly key?: string;
    readonly keyPassword?: string;
    readonly checksHostname: boolean;
  };
}
