// The second step of an upgrade, on nodes whose cluster has the levels of an earlier release: the rendered job raises them
// once every node knows them, and never lowers one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Example } from './broker-example.mjs';
import { Pod } from './broker-pod.mjs';
import { execute } from './broker-tools.mjs';
import { said } from './broker-user-checks.mjs';
import { assert, steps } from './verify-run.mjs';

/** What AutoMQ 1.6.7 knows, and a `metadata.version` below its own, as of a cluster that was never brought up to date. */
const before = { 'metadata.version': 20, 'automq.version': 5 };

const describedBefore = { 'metadata.version': '3.8-IV0', 'automq.version': '5' };
const describedAfter = { 'metadata.version': '3.9-IV0', 'automq.version': '6' };

/** Beyond the brokers of any zone. */
const oldBroker = '1999';

/** @param options what `Example` takes */
export async function checkUpgrade(name, options) {
  console.log(`${name}, upgraded`);
  const example = new Example(name, { ...options, software: formattedAt(options.software, before) });
  example.change((config) => Object.assign(config.kafka, { upgrade: { from: '1.6.7', step: 'levels' } }));
  try {
    await example.start();
    await checkLevels(example);
  } catch (error) {
    steps.fail(`${name}, upgraded: ${error.stack}`);
  } finally {
    await example.stop();
  }
}

async function checkLevels(example) {
  await holds(example, describedBefore, 'a cluster of lower levels keeps them under the new program');
  assert((await registerOld(example)) === 'registered', 'a broker of the old release may still come');
  const refused = await raise(example);
  for (const feature of ['metadata.version', 'automq.version'])
    said(
      {
        ...refused,
        output: refused.output
          .split('\n')
          .filter((line) => line.startsWith(feature))
          .join('\n'),
      },
      { code: 1, line: `Broker ${oldBroker} only supports versions` },
      `while it is registered ${feature} is not raised, and the job says which broker it is`,
    );
  await holds(example, describedBefore, 'nothing was raised');
  await unregisterOld(example);
  const done = await raise(example);
  said(done, { code: 0, line: 'metadata.version: raised from 20 to 3.9-IV0 (level 21)' }, 'metadata.version is raised');
  said(done, { code: 0, line: 'automq.version: raised from 5 to 6' }, 'automq.version is raised');
  await holds(example, describedAfter, 'brokers see both');
  said(
    await raise(example),
    { code: 0, line: '0 levels raised, 0 failures' },
    'run again, the job finds nothing to do',
  );
  const earlier = await raise(example, before);
  said(earlier, { code: 0, line: 'automq.version: 6, above 5' }, 'asked for a lower level, it leaves the higher one');
  await holds(example, describedAfter, 'it never lowers one');
  const answer = await registerOld(example);
  assert(answer !== 'registered', `no broker of the old release gets in any more (${answer})`);
}

/** Nodes whose disks were formatted by an earlier release. */
function formattedAt(software, levels) {
  const features = Object.entries(levels).map(([name, level]) => `-f ${name}=${level}`);
  const format = `id=$(sed -n 's/^cluster.id=//p' "$file")
java -Xmx128m -cp "$libraries" kafka.tools.StorageTool format -g -t "$id" -c "$file" ${features.join(' ')} >/dev/null
`;
  return { ...software, starter: software.starter.replace(/^exec java/m, () => `${format}exec java`) };
}

async function holds(example, levels, what) {
  const lines = (await example.tool('org.apache.kafka.tools.FeatureCommand', ['describe'])).split('\n');
  const found = Object.keys(levels).map((feature) => [
    feature,
    /FinalizedVersionLevel: (\S+)/.exec(lines.find((line) => line.includes(`Feature: ${feature}\t`)))?.[1],
  ]);
  const right = found.every(([feature, level]) => level === levels[feature]);
  assert(right, `${what}: ${found.map(([feature, level]) => `${feature} ${level}`).join(', ')}`);
}

/** As a broker of AutoMQ 1.6.7 would, whose disk is new. */
async function registerOld(example) {
  const { cluster, deployment } = example;
  const controllers = cluster.controllers.map(({ name }) => `${name}:9093`).join(',');
  const features = Object.entries(before).map(([name, level]) => `${name}=${level}`);
  const args = [controllers, deployment.kafka.clusterId, oldBroker, example.operator().file, ...features];
  const answer = await java(example, join(import.meta.dirname, 'OldBroker.java'), args);
  return answer.trim().split('\n').at(-1);
}

async function unregisterOld(example) {
  const { bootstrap, file } = example.operator();
  const args = ['unregister', '--bootstrap-server', bootstrap, '--config', file, '--id', oldBroker];
  await java(example, 'org.apache.kafka.tools.ClusterTool', args);
}

const java = ({ cluster, libraries }, program, args) =>
  execute('java', ['-Xmx128m', '-cp', join(libraries, '*'), program, ...args], {
    env: cluster.environment(),
    timeout: 90_000,
  }).then(({ stdout }) => stdout);

let runs = 0;

/**
 * Runs the job as its CronJob would.
 * @param levels to be reached instead of those that the kit sets
 */
async function raise({ cluster, folder, libraries }, levels) {
  const { spec } = cluster.object('CronJob', 'feature-levels').spec.jobTemplate.spec.template;
  const root = join(folder, 'levels', String((runs += 1)));
  const pod = new Pod(root, spec, cluster);
  pod.link('opt/kafka/kafka/libs', libraries);
  if (levels !== undefined) {
    const file = join(root, 'etc/automq-feature-levels/feature-levels.json');
    const input = JSON.parse(readFileSync(file, 'utf8'));
    const features = Object.entries(levels).map(([name, level]) => ({ name, level, called: String(level) }));
    writeFileSync(file, JSON.stringify({ ...input, features }));
  }
  return pod.run(cluster.environment());
}
