import { z } from 'zod';
import { aclOperations } from '../facts/acl-operations';
import { secretKey, secretName } from './fields';

/** A host as a certificate names it; `*` stands for one label at the beginning. */
const certificateName = z
  .string()
  .max(253)
  .regex(/^(localhost|(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?)$/, {
    error: 'must be a DNS name, such as "bootstrap.automq-acme.svc", "*.brokers.automq-acme.svc" or "localhost"',
  });

const dnsNames = z
  .array(certificateName)
  .min(1)
  .max(100)
  .describe('DNS names that the certificate holds; the kit checks that none is missing.');

const givenCertificate = (what: string) =>
  z
    .strictObject({
      secret: secretName.describe(
        'Secret in the deployment’s namespace with `tls-combined.pem` (PKCS#8 key, then the chain) and `ca.crt`.',
      ),
      commonName: z
        .string()
        .max(64)
        .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, {
          error: 'must be letters, digits, ".", "_" and "-", such as "broker.acme"',
        })
        .describe('Common name of its subject, by which the listeners between nodes know it.'),
      dnsNames,
    })
    .describe(what);

/** What a user of the deployment’s own proves itself with, where the customer fills Secrets. */
const ownCredentials = (commonName: string, way: string) =>
  z
    .strictObject({
      secret: secretName.describe(
        `Secret in the deployment’s namespace with the key below and \`ca.crt\`; also \`tls-combined.pem\` with the common name \`${commonName}\` where ${way} asks for certificates.`,
      ),
      key: secretKey.default('password').describe('Key of its entry with any long random text.'),
    })
    .optional();

const certificates = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('certManager').describe('cert-manager issues and renews them.'),
      issuer: z
        .strictObject({
          kind: z.enum(['Issuer', 'ClusterIssuer']).default('ClusterIssuer').describe('Kind of the issuer.'),
          name: secretName.describe('Its name.'),
          group: z
            .string()
            .max(253)
            .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, { error: 'must be an API group such as "cert-manager.io"' })
            .default('cert-manager.io')
            .describe('Its API group.'),
        })
        .optional()
        .describe(
          'Issuer of a certificate authority of yours. Left out, the deployment gets a private authority of its own.',
        ),
    }),
    z.strictObject({
      kind: z.literal('secrets').describe('You make and renew them.'),
      controllers: givenCertificate('Certificate of the controllers.'),
      brokers: givenCertificate('Certificate of the brokers.'),
      users: givenCertificate('Certificate of the job that keeps users and their rights.'),
      balancer: z
        .strictObject({
          secret: secretName.describe('Secret in the deployment’s namespace.'),
          key: secretKey.default('password').describe('Key of its entry.'),
        })
        .describe('Any long random text, from which nodes derive the password of the balancer’s client.'),
      monitor: ownCredentials('automq-monitor', 'a way in that they use').describe(
        'What the canaries and the exporter of consumer groups’ lag prove themselves with; needed where one of them is on.',
      ),
      contracts: ownCredentials('automq-contracts', 'a way in').describe(
        'What whoever applies event contracts proves himself with, as the user `automq-contracts`; needed with `contracts`.',
      ),
    }),
  ])
  .prefault({ kind: 'certManager' })
  .describe('Where the certificates of nodes and of the users with certificates come from.');

/** Every operation that some resource has, and all of them together. */
const operations = ['all', ...new Set(Object.values(aclOperations).flat())] as const;

const acl = z.strictObject({
  resource: z.enum(['topic', 'group', 'transactionalId', 'cluster']).describe('Kind of the resource.'),
  name: z
    .string()
    .min(1)
    .max(249)
    .regex(/^([A-Za-z0-9._-]+|\*)$/, { error: 'must be letters, digits, ".", "_" and "-", or "*" for every name' })
    .optional()
    .describe('Its name; left out for `cluster`, which has none.'),
  pattern: z
    .enum(['literal', 'prefixed'])
    .default('literal')
    .describe('Whether `name` is the whole name or how names begin.'),
  operations: z.array(z.enum(operations)).min(1).max(operations.length).describe('What is allowed on it.'),
});

const user = z.strictObject({
  name: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/, {
      error: 'must be lower-case letters, digits, ".", "_" and "-", such as "inventory"; "*" is nobody’s name',
    })
    .describe('Name of the user: the principal is `User:` and this.'),
  credential: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('password').describe('SASL/SCRAM-SHA-512 with a password.'),
        secret: secretName.describe('Secret in the deployment’s namespace that holds the password.'),
        key: secretKey.default('password').describe('Key of its entry.'),
      }),
      z.strictObject({
        kind: z
          .literal('certificate')
          .describe(
            'A client certificate whose common name is the user’s name. Where cert-manager issues certificates, it puts this one into the Secret `user-NAME`; elsewhere you issue it, and the kit needs nothing of it.',
          ),
      }),
    ])
    .describe('How the user proves who it is.'),
  acls: z.array(acl).max(100).default([]).describe('What the user may do. Nothing is allowed without an entry.'),
  aclsFrom: z
    .enum(['file', 'contracts'])
    .default('file')
    .describe(
      'Who decides what the user may do: `file`, the entries of `acls`; `contracts`, the operations of the event contracts that name it, and the job that keeps users leaves its rights alone.',
    ),
  state: z
    .enum(['active', 'removed'])
    .default('active')
    .describe(
      '`removed` takes credential and rights away. A user that only leaves the file keeps what it has, since the kit touches nobody whom the file does not name.',
    ),
});

export const security = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z
        .literal('plaintext')
        .describe('No TLS, no identities, no rights: network policies alone guard the brokers. Refused in production.'),
    }),
    z.strictObject({
      kind: z
        .literal('tls')
        .describe('TLS on every listener, an identity for every client, nothing allowed without an ACL.'),
      certificates,
      users: z.array(user).max(200).default([]).describe('Clients of the brokers and their rights.'),
    }),
  ])
  .prefault({ kind: 'plaintext' })
  .describe('Encryption, identities and rights.');
