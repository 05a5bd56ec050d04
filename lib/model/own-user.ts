import type { DeploymentConfig } from '../config/schema';

export type TlsConfig = Extract<DeploymentConfig['security'], { kind: 'tls' }>;

/** A right of the file or of the deployment’s own. */
export type Acl = TlsConfig['users'][number]['acls'][number];

/** A user of the deployment’s own, whose rights no file gives. */
export interface OwnUser {
  readonly name: string;
  readonly acls: readonly Acl[];
  /** `removed` where nobody is it, so that credential and rights go with what it was for. */
  readonly state: 'active' | 'removed';
  /**
   * Secret with its certificate, and the entry from which its password is derived. Undefined where the customer fills
   * Secrets and the file names none.
   */
  readonly credentials?: { readonly secret: string; readonly key: string };
}
