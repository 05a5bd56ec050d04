import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ContractsJobInput } from '../../../model/contracts-job-input';
import type { DesiredState } from '../../desired/desired-state';
import type { ClientSettings } from '../client/client-settings';

/** What the job works from; the file that it is told names the others. */
export interface Job extends Pick<ContractsJobInput, 'bootstrapServers' | 'allow'> {
  readonly settings: ClientSettings;
  readonly desired: DesiredState;
}

export function readJob(file: string): Job {
  const input = JSON.parse(readFileSync(file, 'utf8')) as ContractsJobInput;
  const { bootstrapServers, allow } = input;
  return { bootstrapServers, allow, settings: settingsOf(input), desired: desiredOf(input) };
}

function desiredOf({ desiredState }: ContractsJobInput): DesiredState {
  const bytes = Buffer.concat(desiredState.map((path) => readFileSync(path)));
  // A text begins with a brace, gzip with a byte that is no text.
  const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
  return JSON.parse(text.toString('utf8')) as DesiredState;
}

function settingsOf({ protocol, user, passwordSource, authority, certificate }: ContractsJobInput): ClientSettings {
  const login =
    user === undefined || passwordSource === undefined
      ? {}
      : { login: { mechanism: 'SCRAM-SHA-512' as const, username: user, password: digestOf(passwordSource) } };
  if (authority === undefined) return { protocol, ...login };
  // One file holds the key and the certificates.
  const own = certificate === undefined ? undefined : readFileSync(certificate, 'utf8');
  const shown = own === undefined ? {} : { certificate: own, key: own };
  return { protocol, ...login, tls: { authorities: readFileSync(authority, 'utf8'), ...shown, checksHostname: true } };
}

/** As the job that keeps users derives it: of all that the file holds. */
const digestOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
