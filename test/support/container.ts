import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startScript } from '../../charts/start-script';
import type { Deployment } from '../../lib/model/deployment';
import type { Pool } from '../../lib/model/pools';

export const pemCertificate = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  readonly pid: number | undefined;
}

/** A folder that stands in for the files of a container in which everything is as it should be. */
export class Container {
  readonly root = mkdtempSync(join(tmpdir(), 'start-script-'));

  constructor() {
    this.put('opt/kafka/kafka/bin/kafka-server-start.sh', '#!/bin/bash\nprintf "%s\\n" started "$@"\n');
    // Stands in for the JDK's: says what it was given.
    this.put('bin/keytool', '#!/bin/bash\necho "keytool $*"\ncat\n');
    this.put(
      'etc/automq-tls/tls-combined.pem',
      `-----BEGIN PRIVATE KEY-----\nkey\n-----END PRIVATE KEY-----\n${pemCertificate}\n`,
    );
    this.put('etc/automq-tls/ca.crt', `${pemCertificate}\n`);
    this.put('etc/automq-ca/ca.crt', `${pemCertificate}\n`);
    this.put('etc/automq-balancer/secret', 'random');
    for (const folder of ['var/automq', 'var/automq-credentials'])
      mkdirSync(join(this.root, folder), { recursive: true });
  }

  /** Writes a file. */
  put(path: string, content: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, 0o755);
  }

  /** Runs the script of a pool with the real bash, its folders moved below this one. */
  start(deployment: Deployment, pool: Pool, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const script = startScript(deployment, pool)
      .replace(/\/(etc\/automq|data\/kafka|var\/automq|opt\/kafka)/g, `${this.root}/$1`)
      .replace('SECONDS + 120', 'SECONDS + 1')
      .replace('sleep 2', 'sleep 0.1');
    this.put('start.sh', script);
    const child = spawn('/bin/bash', [join(this.root, 'start.sh')], {
      env: { PATH: `${this.root}/bin:/usr/bin:/bin`, POD_NAME: `${pool.name}-0`, ...env },
      // As in a pod, which has none.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = { out: '', error: '' };
    child.stdout.on('data', (chunk: Buffer) => (chunks.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (chunks.error += chunk.toString()));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...chunks, pid: child.pid })));
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
