// What verify:broker runs: Apache Kafka from Maven Central, and the tools that this machine must have.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const kafkaVersion = '3.9.1';

/** Runs a command without holding up the load balancers that live in this process; throws with its output. */
export const execute = promisify(execFile);

const caches = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'automq-kit');

/** Folder that keeps what was downloaded from one run to the next. */
export function cache(name) {
  const folder = join(caches, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** What is missing on this machine for the run; undefined when nothing is. */
export async function missing() {
  for (const [tool, argument] of [
    ['java', '-version'],
    ['javac', '-version'],
    ['keytool', '-help'],
    ['mvn', '-version'],
    ['openssl', 'version'],
    ['bash', '--version'],
  ]) {
    const found = await execute(tool, [argument]).then(
      () => true,
      () => false,
    );
    if (!found) return `${tool} is not on this machine`;
  }
  if (!existsSync('/proc/net/tcp')) return 'there is no /proc/net/tcp to see who listens';
  return (await canListen('127.83.0.1')) ? undefined : 'this machine has no loopback addresses but 127.0.0.1';
}

function canListen(host) {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen({ host, port: 0 }, () => server.close(() => done(true)));
  });
}

/** Downloads Kafka where it isn't there yet. @returns the folder of its jars, called as in AutoMQ's image */
export async function kafkaLibraries() {
  const folder = cache(`kafka-${kafkaVersion}`);
  const dependency = (group, artifact, version) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>local</groupId>
    <artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging><dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', kafkaVersion)}
    ${dependency('org.apache.kafka', 'kafka-tools', kafkaVersion)}
    ${dependency('org.slf4j', 'slf4j-reload4j', '1.7.36')}</dependencies></project>`,
  );
  const libraries = join(folder, 'libs');
  const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${libraries}`, '-DincludeScope=runtime'];
  await execute('mvn', ['-q', '-B', '-f', join(folder, 'pom.xml'), ...copy]);
  return libraries;
}
