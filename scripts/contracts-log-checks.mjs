// What brokers of a deployment with contracts log of who may do what: Kafka's own authorizer decides under the rendered
// log4j.properties.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execute, kafkaLibraries } from './broker-tools.mjs';
import { assert } from './verify-run.mjs';

const { loadReviewedContracts, loadDeployment, manifests } = createRequire(import.meta.url)('../dist/index.js');

const [sensitive, later, plain] = ['storefront.personal.consent', 'storefront.personal.later', 'inventory.events'];

/** @param work folder for the rendered file */
export async function checkLog(work) {
  const lines = await logged(work, [sensitive, later, plain]);
  const told = (user, topic) =>
    lines.filter((line) => line.includes(`User:${user} is `) && line.includes(`:${topic} `));
  for (const topic of [sensitive, later, plain])
    assert(
      told('other', topic).length === 1 && / INFO .* is Denied /.test(told('other', topic)[0]),
      `${topic}: who is denied is logged, once`,
    );
  for (const topic of [sensitive, later])
    assert(
      told('views', topic).length === 1 && / DEBUG .* is Allowed /.test(told('views', topic)[0]),
      `${topic}: so is who is let in`,
    );
  assert(told('views', plain).length === 0, `${plain}, which is not sensitive: who is let in is not`);
}

/** Lines of the authorizer’s logger on stdout. */
async function logged(work, topics) {
  const path = join('deployments', 'retail.yaml');
  const deployment = loadDeployment(path);
  const { waves } = manifests(deployment, { contracts: await loadReviewedContracts(deployment, path) });
  const [text] = waves.flatMap(({ objects }) => objects).flatMap(({ data }) => data?.['log4j.properties'] ?? []);
  mkdirSync(work, { recursive: true });
  const file = join(work, 'log4j.properties');
  writeFileSync(file, text);
  const libraries = process.env.AUTOMQ_LIBS ?? (await kafkaLibraries());
  const program = join(import.meta.dirname, 'AuthorizerLines.java');
  const options = ['-Xmx128m', `-Dlog4j.configuration=file:${file}`, '-cp', join(libraries, '*')];
  const { stdout } = await execute('java', [...options, program, ...topics]);
  return stdout.split('\n').filter((line) => line.includes('(kafka.authorizer.logger)'));
}
