import type { Deployment } from '../model/deployment';
import type { User } from '../model/security';
import type { ClientSettings } from './client-settings';
import { comment } from './comment';
import { filesOf } from './credential-files';

/** How every file with client settings begins, by which the command knows its own earlier output. */
export const headingStart = '# Kafka client settings of deployment ';

/** What stands above the settings: for whom they are, which files they want and what the user may do. */
export const clientHeading = (settings: ClientSettings, audience: string, credentials: string): readonly string[] => [
  `${headingStart}${settings.deployment}, for ${audience}.`,
  ...comment(`${forWhom(settings)} Written by automq-kit client, which replaces it.`),
  ...files(settings, credentials),
  ...rights(settings.user),
];

function forWhom({ intent, zone, user }: ClientSettings): string {
  const who = user ? `User ${user.name}, ` : 'Without a user, ';
  return `${who}way in: ${intent}, ${zone === undefined ? 'any zone' : `zone ${zone}`}.`;
}

function files(settings: ClientSettings, credentials: string): readonly string[] {
  const all = filesOf(settings);
  if (all.length === 0) return [];
  return [
    '#',
    `# Files in ${credentials}, and what gets them from the brokers’ cluster (umask 077 first):`,
    ...all.flatMap(({ name, what, source }) => [
      ...comment(`${name}: ${what}.`),
      ...(source
        ? [
            `#   kubectl get secret -n ${settings.namespace} ${source.secret} -o go-template='{{index .data "${source.key}" | base64decode}}'${source.isDigest ? digest : ''} > ${name}`,
          ]
        : []),
    ]),
  ];
}

/** Of the bytes as they are. */
const digest = ' | sha256sum | head -c 64';

function rights(user: User | undefined): readonly string[] {
  if (!user) return [];
  if (user.aclsFrom === 'contracts') return ['#', `# What ${user.name} may do is decided by the event contracts.`];
  if (user.acls.length === 0) return ['#', `# ${user.name} may do nothing yet: security.users gives it no acls.`];
  return ['#', `# What ${user.name} may do:`, ...user.acls.map((acl) => `#   ${right(acl)}`)];
}

type Acl = Extract<Deployment['security'], { kind: 'tls' }>['users'][number]['acls'][number];

function right({ resource, name, pattern, operations }: Acl): string {
  const allowed = operations.join(', ');
  if (name === undefined) return `${resource}: ${allowed}`;
  if (name === '*') return `every ${resource}: ${allowed}`;
  return `${resource} ${pattern === 'prefixed' ? 'beginning with ' : ''}"${name}": ${allowed}`;
}
