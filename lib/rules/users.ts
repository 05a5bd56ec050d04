import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import type { Intent } from '../model/access';
import { certificateAuthority, contractsUser, monitorUser } from '../model/names';
import { securityOf, userSecretOf } from '../model/security';
import { repeated } from './repeated';
import type { Finding, Rule } from './rule';
import { listed } from '../model/wording';

const usersOf = ({ security }: Pick<DeploymentConfig, 'security'>) =>
  security.kind === 'tls' ? security.users.map((user, index) => ({ ...user, path: ['security', 'users', index] })) : [];

const userUnique: Rule = {
  id: 'user-unique',
  severity: 'error',
  why: 'A user is one entry: with two, the rights of one would take away those of the other.',
  fix: 'Put the rights into one entry, or choose another name.',
  check: (config) =>
    repeated(usersOf(config), ({ name }) => name).map(({ first, entry }) => ({
      path: [...entry.path, 'name'],
      message: `"${entry.name}" is the name of security.users[${first}] too.`,
    })),
};

const userReserved: Rule = {
  id: 'user-reserved',
  severity: 'error',
  why: 'The canaries, the exporter of consumer groups’ lag and whoever applies event contracts are these users, whose rights and passwords the kit sets.',
  fix: 'Choose another name.',
  check: (config) =>
    usersOf(config)
      .filter(({ name }) => name === monitorUser || name === contractsUser)
      .map(({ name, path }) => ({ path: [...path, 'name'], message: `"${name}" is a user of the deployment’s own.` })),
};

/** RFC 1123 subdomain: what a Secret may be called. */
const objectName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

const userObjectName: Rule = {
  id: 'user-object-name',
  severity: 'error',
  why: 'cert-manager writes the user’s certificate to a Secret that is called after the user, and Kubernetes allows no other characters there.',
  fix: 'Choose a name of lower-case letters, digits and hyphens, with single dots between.',
  check: (config) => {
    const security = securityOf(config);
    if (security.kind === 'plaintext' || !security.issuer) return [];
    return usersOf(config)
      .filter(({ name, credential }) => credential.kind === 'certificate' && !objectName.test(userSecretOf(name)))
      .map(({ name, path }) => ({
        path: [...path, 'name'],
        message: `"${name}" makes the Secret "${userSecretOf(name)}", and no object can be called so.`,
      }));
  },
};

const userSecretOwned: Rule = {
  id: 'user-secret-owned',
  severity: 'error',
  why: 'Who knows the balancer’s secret may do everything, and cert-manager overwrites the Secrets that it keeps.',
  fix: 'Put the password into a Secret of its own.',
  check: (config) => {
    const security = securityOf(config);
    if (security.kind === 'plaintext') return [];
    const { balancerSecret: balancer, certificates, issuer, monitor, contracts, users } = security;
    const own = [monitor, contracts];
    const issued = [
      ...Object.values(certificates).map(({ secret }) => secret),
      balancer.secret,
      ...own.flatMap(({ credentials }) => (credentials ? [credentials.secret] : [])),
      certificateAuthority,
      ...users.flatMap(({ credential }) => (credential.kind === 'certificate' ? [credential.secret] : [])),
    ];
    return usersOf(config).flatMap(({ credential, path }): readonly Finding[] => {
      if (credential.kind !== 'password') return [];
      const { secret, key } = credential;
      const here = [...path, 'credential', 'secret'];
      if (issuer)
        return issued.includes(secret)
          ? [{ path: here, message: `"${secret}" is a Secret that cert-manager keeps.` }]
          : [];
      const sources: Readonly<Record<string, typeof balancer | undefined>> = {
        'the balancer’s password': balancer,
        ...Object.fromEntries(own.map(({ name, credentials }) => [`the password of ${name}`, credentials])),
      };
      return Object.entries(sources)
        .filter(([, source]) => secret === source?.secret && key === source.key)
        .map(([what]) => ({ path: here, message: `"${secret}" with key "${key}" is what ${what} is made of.` }));
    });
  },
};

const userPasswordShared: Rule = {
  id: 'user-password-shared',
  severity: 'warning',
  why: 'Who knows the password of one user is the other one too, and a change takes both out of service.',
  fix: 'Give each user an entry of its own.',
  check: (config) => {
    const given = usersOf(config).flatMap(({ name, path, state, credential }) =>
      credential.kind === 'password' && state === 'active' ? [{ name, path, credential }] : [],
    );
    return repeated(given, ({ credential }) => `${credential.secret}/${credential.key}`).map(({ first, entry }) => ({
      path: [...entry.path, 'credential', 'secret'],
      message: `"${entry.name}" and "${given[first]?.name ?? ''}" have the same password, key "${entry.credential.key}" of "${entry.credential.secret}".`,
    }));
  },
};

const userRemovedRights: Rule = {
  id: 'user-removed-rights',
  severity: 'error',
  why: 'A removed user has no rights, so the file would say something that is not so.',
  fix: 'Remove `acls`.',
  check: (config) =>
    usersOf(config)
      .filter(({ state, acls }) => state === 'removed' && acls.length > 0)
      .map(({ name, path }) => ({ path: [...path, 'acls'], message: `"${name}" is removed and has rights here.` })),
};

/** The credential that each kind of authentication asks for. */
const credentialFor = { scram: 'password', mtls: 'certificate' } as const;

interface WayIn {
  readonly intent: Intent;
  readonly authentication: keyof typeof credentialFor;
}

/** The ways in that somebody may use; pods of no namespace are nobody. */
function waysIn(config: DeploymentConfig): readonly WayIn[] {
  const { cluster, network } = config.access;
  const privateLink = isAws(config) ? config.access.privateLink : undefined;
  const given = { ...(config.network.clientNamespaces.length > 0 ? { cluster } : {}), network, privateLink };
  return Object.entries(given).flatMap(([intent, way]) =>
    way ? [{ intent: intent as Intent, authentication: way.authentication }] : [],
  );
}

const userWayIn: Rule = {
  id: 'user-way-in',
  severity: 'error',
  why: 'Each way in asks for passwords or for certificates, and lets nobody in with the other.',
  fix: 'Give the user the other kind of credential, or change `authentication` of a way in.',
  check: (config) => {
    const ways = waysIn(config);
    const accepted = new Set(ways.map(({ authentication }) => credentialFor[authentication]));
    if (ways.length === 0) return [];
    return usersOf(config)
      .filter(({ state, credential }) => state === 'active' && !accepted.has(credential.kind))
      .map(({ credential, path }) => ({
        path: [...path, 'credential', 'kind'],
        message: `"${credential.kind}" is not what ${listed(ways.map(({ intent }) => `\`access.${intent}\``))} ask${ways.length === 1 ? 's' : ''} for.`,
      }));
  },
};

const usersNone: Rule = {
  id: 'users-none',
  severity: 'warning',
  why: 'With TLS nobody may do anything without an ACL.',
  fix: 'List the clients and their rights in `security.users`.',
  check: ({ security }) =>
    security.kind === 'tls' && security.users.every(({ state }) => state === 'removed')
      ? [{ path: ['security', 'users'], message: 'names no client, so nobody may do anything.' }]
      : [],
};

export const userRules = [
  userUnique,
  userReserved,
  userObjectName,
  userSecretOwned,
  userPasswordShared,
  userRemovedRights,
  userWayIn,
  usersNone,
];
