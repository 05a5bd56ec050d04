import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { certificateNames } from '../lib/model/certificate-names';
import type { Deployment } from '../lib/model/deployment';
import { whyAnnotation } from '../lib/model/labels';
import { certificateAuthority, selfSignedIssuer } from '../lib/model/names';
import type { Issuer, NodeCertificate, TlsSecurity } from '../lib/model/security';
import { namespacedChartProps } from './chart-props';

type IssuerRef = Extract<Issuer, { kind: 'given' }>['ref'];

const apiVersion = 'cert-manager.io/v1';

const ownIssuer = (name: string): IssuerRef => ({ kind: 'Issuer', name, group: 'cert-manager.io' });

/**
 * PKCS#8 is the only form of a PEM key that Kafka reads. P-256, because signing with it costs a broker a small part of
 * what RSA costs, at each of the many handshakes after a restart, and every TLS library of a Kafka client knows it.
 */
const privateKey = (rotationPolicy: 'Always' | 'Never') => ({
  algorithm: 'ECDSA',
  size: 256,
  encoding: 'PKCS8',
  rotationPolicy,
});

interface CertificateProps {
  readonly issuerRef: IssuerRef;
  readonly usages: readonly string[];
  readonly dnsNames?: readonly string[];
  /** Whether a renewed certificate has a new key; it has unless said otherwise. */
  readonly rotationPolicy?: 'Always' | 'Never';
}

const tenYears = '87600h';

/**
 * Has cert-manager make what proves an identity: the private authority where the file names none, certificates of nodes
 * and users, and the secret of the balancer. Empty where the file names Secrets, or no TLS.
 */
export class CertificatesChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { security } = deployment;
    if (security.kind === 'plaintext' || security.issuer === undefined) return;
    this.addIssuer(selfSignedIssuer, { selfSigned: {} });
    this.addBalancerSecret(deployment.namespace, security);
    if (security.issuer.kind === 'made') this.addAuthority(deployment.namespace);
    const issuerRef = security.issuer.kind === 'made' ? ownIssuer(certificateAuthority) : security.issuer.ref;
    const { controller, broker, users } = security.certificates;
    const bothWays = ['server auth', 'client auth'];
    const namesOf = (component: 'controller' | 'broker') => certificateNames(component, deployment);
    this.addCertificate(controller, { issuerRef, usages: bothWays, dnsNames: namesOf('controller') });
    this.addCertificate(broker, { issuerRef, usages: bothWays, dnsNames: namesOf('broker') });
    this.addCertificate(users, { issuerRef, usages: ['client auth'] });
    for (const { name, state, credentials } of [security.monitor, security.contracts]) {
      if (state === 'active' && credentials)
        this.addCertificate(
          { secret: credentials.secret, commonName: name },
          // Its password is derived from the key, which therefore stays.
          { issuerRef, usages: ['client auth'], rotationPolicy: 'Never' },
        );
    }
    for (const { name, credential, state } of security.users) {
      if (credential.kind === 'certificate' && state === 'active')
        this.addCertificate({ secret: credential.secret, commonName: name }, { issuerRef, usages: ['client auth'] });
    }
  }

  private addIssuer(name: string, spec: object): void {
    new ApiObject(this, `${name}-issuer`, { apiVersion, kind: 'Issuer', metadata: { name }, spec });
  }

  private addAuthority(commonName: string): void {
    new ApiObject(this, certificateAuthority, {
      apiVersion,
      kind: 'Certificate',
      metadata: {
        name: certificateAuthority,
        annotations: { [whyAnnotation]: 'Renewed with the same key, so that whoever trusts it need not be told.' },
      },
      spec: {
        secretName: certificateAuthority,
        isCA: true,
        commonName,
        duration: tenYears,
        privateKey: privateKey('Never'),
        usages: ['cert sign', 'crl sign', 'digital signature'],
        issuerRef: ownIssuer(selfSignedIssuer),
      },
    });
    this.addIssuer(certificateAuthority, { ca: { secretName: certificateAuthority } });
  }

  /** The only way to a random Secret that no manifest, file or person ever holds. */
  private addBalancerSecret(namespace: string, { balancerSecret: { secret } }: TlsSecurity): void {
    new ApiObject(this, 'balancer-secret', {
      apiVersion,
      kind: 'Certificate',
      metadata: { name: secret, annotations: { [whyAnnotation]: balancerWhy } },
      spec: {
        secretName: secret,
        commonName: `${secret}.${namespace}`,
        duration: tenYears,
        privateKey: privateKey('Never'),
        usages: ['digital signature'],
        issuerRef: ownIssuer(selfSignedIssuer),
      },
    });
  }

  private addCertificate(
    { secret, commonName }: Pick<NodeCertificate, 'secret' | 'commonName'>,
    { issuerRef, usages, dnsNames, rotationPolicy }: CertificateProps,
  ): void {
    new ApiObject(this, secret, {
      apiVersion,
      kind: 'Certificate',
      metadata: { name: secret },
      spec: {
        secretName: secret,
        commonName,
        dnsNames,
        // What can't read a renewed certificate while it runs gets it with any restart within these 90 days.
        duration: '8760h',
        renewBefore: '2160h',
        privateKey: privateKey(rotationPolicy === undefined ? 'Always' : rotationPolicy),
        additionalOutputFormats: [{ type: 'CombinedPEM' }],
        usages: ['digital signature', ...usages],
        issuerRef,
      },
    });
  }
}

const balancerWhy =
  'Nobody trusts this certificate. Nodes derive the password of the balancer’s client from its private key, which therefore stays when it is renewed.';
