import type { TlsSecurity } from '../lib/model/security';
import { nodePrincipal } from '../lib/model/security';

/** `ssl.principal.mapping.rules`: which principal a certificate stands for. */
export interface PrincipalMapping {
  /** Between nodes: a rule for each identity. There is none for anybody else, so Kafka refuses every other certificate. */
  readonly nodes: string;
  /** For clients: the common name, where it is one that a user can have; it never looks like the name of a node. */
  readonly clients: string;
}

/** Subjects are read as RFC 2253 writes them, the common name first; a private authority may add what it likes. */
const rule = (commonName: string, principal: string) => `RULE:^CN=${commonName}(,.*)?$/${principal}/`;

export const principalMapping = ({ certificates }: Pick<TlsSecurity, 'certificates'>): PrincipalMapping => ({
  nodes: Object.values(certificates)
    .map(({ identity, commonName }) => rule(commonName.replaceAll('.', '[.]'), nodePrincipal(identity)))
    .join(','),
  clients: rule('([a-z0-9][a-z0-9._-]*)', '$1'),
});
