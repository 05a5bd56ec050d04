import type { Intent } from '../model/access';
import type { Deployment } from '../model/deployment';
import type { TlsSecurity, User } from '../model/security';

/** The user that a client is. */
export type ClientUser = User & {
  /** Whether its certificate is in a Secret of the deployment. */
  readonly isIssued: boolean;
  /** Whether its password is a digest of what its Secret holds. */
  readonly isDerived: boolean;
};

/** Whoever may come in over a way in: the users of the file, and the one that applies event contracts. */
export function clientUsers(
  { access }: Pick<Deployment, 'access'>,
  security: TlsSecurity,
  intent: Intent,
): readonly ClientUser[] {
  const isIssued = security.issuer !== undefined;
  const ofFile = security.users.map((user): ClientUser => ({ ...user, isIssued, isDerived: false }));
  const { name, state, acls, credentials } = security.contracts;
  if (state === 'removed' || !credentials) return ofFile;
  // It has both, and shows whichever is asked for.
  const asksForCertificate = access[intent]?.authentication === 'mtls';
  const credential: User['credential'] = asksForCertificate
    ? { kind: 'certificate', secret: credentials.secret }
    : { kind: 'password', ...credentials };
  const own: ClientUser = {
    name,
    state,
    acls: [...acls],
    aclsFrom: 'file',
    credential,
    isIssued: true,
    isDerived: !asksForCertificate,
  };
  return [...ofFile, own];
}
