import type { DeploymentConfig } from '../config/schema';
import { contractsUserOf } from './contracts-user';
import { monitorUserOf } from './monitor-user';
import { namespaceOf } from './names';
import type { OwnUser, TlsConfig } from './own-user';

type UserConfig = TlsConfig['users'][number];

/** Who has a certificate by which listeners between nodes know it. */
export type NodeIdentity = 'controller' | 'broker' | 'users';

/** Entries of the Secret that holds a node's certificate. */
export const certificateKeys = {
  /** PKCS#8 private key, then the certificate chain: what Kafka reads as a PEM key store. */
  keyStore: 'tls-combined.pem',
  /** Certificate authorities to trust. */
  trustStore: 'ca.crt',
} as const;

/** Entry in which cert-manager keeps the certificate alone, which is no secret. */
export const issuedCertificateKey = 'tls.crt';

export interface NodeCertificate {
  readonly identity: NodeIdentity;
  readonly secret: string;
  readonly commonName: string;
}

/** Who issues certificates; undefined where the customer puts them into Secrets. */
export type Issuer =
  | { readonly kind: 'made' }
  | { readonly kind: 'given'; readonly ref: { readonly kind: string; readonly name: string; readonly group: string } };

/** A user of the file with what proves that it is the one. */
export interface User extends Pick<UserConfig, 'name' | 'acls' | 'aclsFrom' | 'state'> {
  readonly credential:
    | { readonly kind: 'password'; readonly secret: string; readonly key: string }
    | { readonly kind: 'certificate'; readonly secret: string };
}

export interface TlsSecurity {
  readonly kind: 'tls';
  readonly issuer?: Issuer;
  readonly certificates: Readonly<Record<NodeIdentity, NodeCertificate>>;
  /** Entry from which every node derives the password of the balancer's client. */
  readonly balancerSecret: { readonly secret: string; readonly key: string };
  /** Principals that may do everything: the nodes, the balancer and the job that keeps users. */
  readonly superUsers: readonly string[];
  /** By name. */
  readonly users: readonly User[];
  /** The user that canary and exporter are. */
  readonly monitor: OwnUser;
  /** The user that applies event contracts. */
  readonly contracts: OwnUser;
}

export type Security = { readonly kind: 'plaintext' } | TlsSecurity;

/**
 * How the names of the deployment's own principals begin. Users' names have no colon, and listeners for clients map no
 * certificate to a name with one. Whoever may alter the cluster can give such a name a password, though, and Kafka takes
 * the name of a SCRAM login for the principal as it stands; the job that keeps users takes such passwords away.
 */
export const nodePrefix = 'node:';

/** Name of a principal of the deployment itself. */
export const nodePrincipal = (identity: NodeIdentity | 'balancer') => `${nodePrefix}${identity}`;

const identities: readonly NodeIdentity[] = ['controller', 'broker', 'users'];

/** Where the file says which Secret holds an identity's certificate. */
export const givenKeys = { controller: 'controllers', broker: 'brokers', users: 'users' } as const;

/** How clients with a password prove that they know it, without sending it. */
export const passwordMechanism = 'SCRAM-SHA-512';

/** Secret that cert-manager writes a user's certificate to. */
export const userSecretOf = (user: string) => `user-${user}`;

export function securityOf(config: DeploymentConfig): Security {
  const { name, security } = config;
  if (security.kind === 'plaintext') return security;
  const { certificates, users } = security;
  const isGiven = certificates.kind === 'secrets';
  const certificate = (identity: NodeIdentity): NodeCertificate => {
    if (!isGiven) return { identity, secret: `${identity}-tls`, commonName: `${identity}.${namespaceOf(name)}` };
    const { secret, commonName } = certificates[givenKeys[identity]];
    return { identity, secret, commonName };
  };
  return {
    kind: 'tls',
    ...(isGiven ? {} : { issuer: issuerOf(certificates.issuer) }),
    certificates: {
      controller: certificate('controller'),
      broker: certificate('broker'),
      users: certificate('users'),
    },
    balancerSecret: isGiven ? certificates.balancer : { secret: 'balancer', key: 'tls.key' },
    superUsers: [...identities, 'balancer' as const].map((identity) => `User:${nodePrincipal(identity)}`),
    users: [...users].sort((a, b) => (a.name < b.name ? -1 : 1)).map(userOf),
    monitor: monitorUserOf(config, security),
    contracts: contractsUserOf(config, security),
  };
}

const issuerOf = (given: Extract<TlsConfig['certificates'], { kind: 'certManager' }>['issuer']): Issuer =>
  given === undefined ? { kind: 'made' } : { kind: 'given', ref: given };

const userOf = ({ name, acls, aclsFrom, state, credential }: UserConfig): User => ({
  name,
  acls,
  aclsFrom,
  state,
  credential: credential.kind === 'password' ? credential : { kind: 'certificate', secret: userSecretOf(name) },
});
