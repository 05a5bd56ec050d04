// What runs as brokers in verify:broker: AutoMQ, where AUTOMQ_LIBS names the folder of its jars, else Kafka in its place.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache, execute, kafkaLibraries, kafkaVersion } from './broker-tools.mjs';

/** Stands in for the image's own: adds what its caller overrides to the file, formats the disk, and becomes the node. */
const starter = ({ format, memory, settings }) => `#!/bin/bash
set -euo pipefail
file=$1.started
cp "$1" "$file"
shift
while (($# > 0)); do
  printf '%s\\n' "$2" >>"$file"
  shift 2
done
${settings.map((setting) => `printf '%s\\n' '${setting}' >>"$file"\n`).join('')}libraries="$(dirname "$0")/../libs/*"
${format}exec java ${memory} $KAFKA_OPTS $KAFKA_LOG4J_OPTS -cp "$libraries" kafka.Kafka "$file"
`;

/** Kafka formats no disk by itself, as AutoMQ does. */
const format = `id=$(sed -n 's/^cluster.id=//p' "$file")
java -Xmx128m -cp "$libraries" kafka.tools.StorageTool format --ignore-formatted -t "$id" -c "$file" >/dev/null 2>&1
`;

/** Caches for a heap of this size; those of the file are for whole nodes. */
const small = ['s3.wal.cache.size=67108864', 's3.wal.upload.threshold=16777216', 's3.block.cache.size=33554432'];

/**
 * The software of the nodes: its jars, how a node starts, and what its files need to find the store on this machine.
 * @param settings of AutoMQ, besides those of the file
 */
export async function brokerSoftware({ settings = [] } = {}) {
  const given = process.env.AUTOMQ_LIBS;
  if (given === undefined) {
    const libraries = await kafkaLibraries();
    const memory = '-Xmx320m';
    return {
      name: `Kafka ${kafkaVersion}`,
      libraries,
      starter: starter({ format, memory, settings: [] }),
      adapt: (text) => text,
      stop: () => undefined,
    };
  }
  const libraries = resolve(given);
  const jar = existsSync(libraries) && readdirSync(libraries).find((file) => /^automq-.*\.jar$/.test(file));
  if (!jar) throw new Error(`AUTOMQ_LIBS is ${given}, and there is no automq-*.jar in it`);
  const store = await objectStore();
  const memory = '-Xmx400m -XX:MaxDirectMemorySize=256m';
  return {
    name: jar.replace(/\.jar$/, ''),
    libraries,
    isAutomq: true,
    store,
    starter: starter({ format: '', memory, settings: [...small, ...settings] }),
    adapt: (text) => inStore(text, store),
    stop: store.stop,
  };
}

/** Buckets of a rendered file where this machine's store has them. */
const inStore = (text, { endpoint }) =>
  text.replace(/@s3:\/\/([^?\s,]+)\?[^\s,]*/g, `@s3://$1?region=us-east-1&endpoint=${endpoint}&pathStyle=true`);

const program = `import sys
from moto.server import DomainDispatcherApplication, create_backend_app
from waitress import serve
serve(DomainDispatcherApplication(create_backend_app), host='127.0.0.1', port=int(sys.argv[1]), threads=16)
`;

/** An S3 on loopback that forgets everything when it ends: moto behind waitress, installed once. */
async function objectStore() {
  const folder = cache('object-store');
  const python = join(folder, 'bin', 'python');
  if (!existsSync(python)) {
    await execute('python3', ['-m', 'venv', folder]);
    await execute(python, ['-m', 'pip', 'install', '-q', 'moto[s3,server]==5.2.5', 'waitress==3.0.2']);
  }
  const file = join(folder, 'store.py');
  writeFileSync(file, program);
  const port = 19_400 + (process.pid % 500);
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawn(python, [file, String(port)], { stdio: 'ignore' });
  const stop = () => child.kill('SIGKILL');
  for (let i = 0; i < 60; i += 1) {
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return { endpoint, stop, makeBucket: (name) => makeBucket(endpoint, name) };
    await sleep(500);
  }
  stop();
  throw new Error('the object store does not answer within 30 s');
}

async function makeBucket(endpoint, name) {
  const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request';
  const { ok, status } = await fetch(`${endpoint}/${name}`, { method: 'PUT', headers: { authorization } });
  if (!ok) throw new Error(`bucket ${name} could not be made: ${status}`);
}
