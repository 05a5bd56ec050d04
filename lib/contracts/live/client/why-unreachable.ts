import { printable } from '../../../config/printable';
import { errorsIn } from './errors-in';

/** Why a broker can’t be talked to: what it is and what to do. */
export interface Unreachable {
  readonly kind: 'login' | 'certificate' | 'network' | 'protocol' | 'silent';
  readonly why: string;
  readonly fix: string;
}

const network: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'no such host name',
  EAI_AGAIN: 'the host name can’t be resolved now',
  ETIMEDOUT: 'no answer to the connection',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ECONNRESET: 'the connection was cut off',
};

const isCertificate = (code: string | undefined) =>
  code !== undefined &&
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/.test(code);

/** Tells a refused login from a certificate that isn’t believed, a broker that isn’t there and one that says nothing. */
export function whyUnreachable(error: unknown): Unreachable {
  const all = errorsIn(error);
  const said = all.find(({ code }) => code === 'PLT_KFK_AUTHENTICATION');
  if (said !== undefined) {
    const answer = all.find(({ serverErrorMessage }) => serverErrorMessage)?.serverErrorMessage ?? said.message;
    return {
      kind: 'login',
      why: `it refuses the login: ${printable(answer)}`,
      fix: 'Look at sasl.mechanism, user name and password in the file of --command-config.',
    };
  }
  const certificate = all.find(
    ({ code, message }) => isCertificate(code) || message.startsWith('TLS handshake failed'),
  );
  if (certificate !== undefined)
    return {
      kind: 'certificate',
      why: `TLS fails: ${printable(certificate.message.split('\n')[0] ?? '')}`,
      fix: 'Look at security.protocol and ssl.truststore.location in the file of --command-config, and at the host name.',
    };
  const known = all.find(({ code }) => code !== undefined && code in network);
  if (known?.code !== undefined)
    return {
      kind: 'network',
      why: network[known.code] ?? known.message,
      fix: 'Look at --bootstrap-server, and at what lies between.',
    };
  if (all.some(({ message }) => /timed out/i.test(message)))
    return { kind: 'silent', why: 'no answer in time', fix: 'Look whether the brokers run, and run it again.' };
  return {
    kind: 'protocol',
    why: 'it closes the connection',
    fix: 'Look at security.protocol in the file of --command-config: a listener with TLS or a login hangs up on who comes without.',
  };
}
