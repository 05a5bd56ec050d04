// The Secrets of a deployment as folders: what cert-manager and the customer would put into them.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from './broker-tools.mjs';

/** A private certificate authority in a folder of its own. */
export async function authority(folder, name) {
  mkdirSync(folder, { recursive: true });
  const [key, certificate] = ['ca.key', 'ca.crt'].map((file) => join(folder, file));
  await openssl('req', '-x509', ...newKey, '-keyout', key, '-out', certificate, '-days', '30', '-subj', `/CN=${name}`);
  return {
    text: readFileSync(certificate, 'utf8'),
    /** @returns a PKCS#8 key and a certificate as PEM texts */
    async issue({ commonName, dnsNames = [] }) {
      const [ownKey, request, signed, extensions] = ['key', 'csr', 'crt', 'ext'].map((kind) => join(folder, kind));
      const names = dnsNames.map((dnsName) => `DNS:${dnsName}`).join(',');
      writeFileSync(extensions, names === '' ? '' : `subjectAltName=${names}\n`);
      await openssl('req', ...newKey, '-keyout', ownKey, '-out', request, '-subj', `/CN=${commonName}`);
      const signer = ['-CA', certificate, '-CAkey', key, '-set_serial', `0x${randomBytes(8).toString('hex')}`];
      await openssl('x509', '-req', '-in', request, '-out', signed, ...signer, '-days', '7', '-extfile', extensions);
      return { key: readFileSync(ownKey, 'utf8'), certificate: readFileSync(signed, 'utf8') };
    },
  };
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

const openssl = (...args) => execute('openssl', args);

/** The Secrets of a deployment below a folder, one folder for each. */
export class Secrets {
  constructor(folder) {
    this.folder = folder;
  }

  path(secret, key) {
    return join(this.folder, secret, key);
  }

  read(secret, key) {
    return readFileSync(this.path(secret, key), 'utf8');
  }

  /** Replaces an entry at once, as the kubelet does. */
  write(secret, key, text) {
    mkdirSync(join(this.folder, secret), { recursive: true });
    writeFileSync(this.path(secret, `.${key}`), text, { mode: 0o600 });
    renameSync(this.path(secret, `.${key}`), this.path(secret, key));
  }

  /** As cert-manager fills a Secret; the combined file is what the kit reads. */
  async writeCertificate({ secret, ...subject }, ca) {
    const { key, certificate } = await ca.issue(subject);
    this.write(secret, 'tls.key', key);
    this.write(secret, 'tls.crt', certificate);
    this.write(secret, 'tls-combined.pem', key + certificate);
    this.write(secret, 'ca.crt', ca.text);
  }
}

/** The certificates that a deployment needs: those it asks cert-manager for, or those that its file says are there. */
export function wantedCertificates(objects, config) {
  const asked = objects.filter(({ kind, spec }) => kind === 'Certificate' && !spec.isCA && spec.issuerRef);
  if (asked.length > 0)
    return asked.map(({ spec: { secretName, commonName, dnsNames } }) => ({
      secret: secretName,
      commonName,
      dnsNames,
    }));
  const { certificates } = config.security ?? {};
  return certificates?.kind === 'secrets' ? [certificates.controllers, certificates.brokers, certificates.users] : [];
}

export const newPassword = () => randomBytes(16).toString('hex');
