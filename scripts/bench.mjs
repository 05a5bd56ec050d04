// How long a synth takes, beside the floors that its libraries set, measured in one run on one machine:
// whole processes (cold synth of each example, the import and one-bucket floors, what others' kits take where they are
// installed) and many deployments in one process. `npm run bench -- --runs 9` for steadier medians.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { manyGroups } from './many-groups.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
const dir = mkdtempSync(join(tmpdir(), 'bench-'));
const root = resolve(import.meta.dirname, '..');
const off = { CDK_VALIDATION: 'false' };

try {
  main();
} finally {
  rmSync(dir, { recursive: true, force: true });
}

function main() {
  console.log(`median of ${runs} runs after one warm-up; wall seconds of the whole process\n`);
  const importFloor = show(
    'floor: a process that imports cdk8s and cdk8s-plus-28',
    script('require("cdk8s");require("cdk8s-plus-28")'),
  );
  const bucketFloor = show('floor: a one-bucket aws-cdk-lib app, validation off', oneBucket(), off);
  const validatedFloor = show('floor: a one-bucket aws-cdk-lib app, validation on', oneBucket());
  console.log();
  const privateTime = show('automq-kit synth private', synth('private'));
  for (const name of ['minimal', 'production', 'production-existing']) {
    const time = show(`automq-kit synth ${name}, validation off`, synth(name), off);
    const validated = show(`automq-kit synth ${name}, validation on`, synth(name));
    console.log(
      `  ${ratio(time, bucketFloor)} times the floor without validation, ${ratio(validated, validatedFloor)} times with it`,
    );
  }
  console.log(`  private: ${ratio(privateTime, importFloor)} times the import floor\n`);
  for (const name of ['retail', 'supply-chain'])
    show(`automq-kit plan ${name}`, plan(join(root, 'deployments', `${name}.yaml`)));
  const asHtml = ['--format', 'html', '--out', join(dir, 'plan.html')];
  show('automq-kit plan retail, as HTML', [...plan(join(root, 'deployments', 'retail.yaml')), ...asHtml]);
  const many200 = join(dir, 'groups.yaml');
  writeFileSync(many200, manyGroups(200));
  show('automq-kit plan, 200 workload groups', plan(many200));
  show('automq-kit plan, 200 workload groups, as HTML', [...plan(many200), ...asHtml]);
  contracts(importFloor);
  console.log();
  others();
  console.log('many deployments in one process, validation off; seconds in all, per further deployment, peak memory');
  for (const name of ['private', 'production-existing', 'production']) many(name);
  console.log('what aws-cdk-lib itself keeps of apps that are done (its tokens are never let go)');
  manyBuckets();
}

/** A deployment with event contracts, beside the least that reading them takes: the parser they are read with. */
function contracts(importFloor) {
  const parser = join(root, 'dist', 'asyncapi-parser.js');
  const parserFloor = show(
    'floor: a process that loads the parser of AsyncAPI',
    script(`require(${JSON.stringify(parser)})`),
  );
  const reviewed = show('automq-kit contracts review retail', review(join(root, 'deployments', 'retail.yaml')));
  show('automq-kit synth retail, with its contracts, validation off', synth('retail'), off);
  console.log(
    `  review: ${ratio(reviewed, parserFloor)} times the parser, ${ratio(reviewed, importFloor)} times the import floor`,
  );
}

function others() {
  const blueprints = process.env.BENCH_BLUEPRINTS;
  if (blueprints)
    show(
      'cdk-eks-blueprints with a comparable set of add-ons, validation off',
      blueprintsApp(resolve(blueprints)),
      off,
    );
  else console.log('cdk-eks-blueprints: needs BENCH_BLUEPRINTS naming a folder where it is installed with aws-cdk-lib');
  const helm = spawnSync('helm', ['version']).status === 0;
  const chart = process.env.BENCH_CHART;
  if (helm && chart) show(`helm template ${chart}`, ['helm', 'template', chart]);
  else console.log('helm template: needs helm, and BENCH_CHART naming a chart on this disk');
  console.log();
}

function many(name) {
  let first;
  for (const count of [1, 10, 100]) {
    const code = `
      const { parseDeployment, manifests, infrastructure } = require(${JSON.stringify(join(root, 'dist', 'index.js'))});
      const text = require('node:fs').readFileSync(${JSON.stringify(join(root, 'deployments', `${name}.yaml`))}, 'utf8');
      const [, name] = /^name: (.*)/m.exec(text);
      // Certificates name the namespace.
      const named = (other) => text.replace(/^name: .*/m, 'name: ' + other).replaceAll('automq-' + name, 'automq-' + other);
      const started = process.hrtime.bigint();
      for (let i = 0; i < ${count}; i += 1) {
        const deployment = parseDeployment(named('d' + i), 'bench.yaml');
        manifests(deployment);
        if (deployment.platform.kind === 'aws') infrastructure(deployment, { outdir: require('node:path').join(${JSON.stringify(dir)}, 'd' + i), validation: false }).synth();
      }
      console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - started) / 1e9, mib: process.resourceUsage().maxRSS / 1024 }));`;
    const done = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8', cwd: root });
    if (done.status !== 0) throw new Error(done.stderr);
    const { seconds, mib } = JSON.parse(done.stdout);
    first ??= seconds;
    const further = count === 1 ? '' : `${(((seconds - first) / (count - 1)) * 1000).toFixed(0)} ms each`;
    console.log(
      `${`${count} × ${name}`.padEnd(64)} ${seconds.toFixed(2)} s  ${further.padStart(12)}  ${mib.toFixed(0)} MiB`,
    );
  }
}

function manyBuckets() {
  for (const count of [1, 100, 1000]) {
    const code = `
      const { App, Stack } = require('aws-cdk-lib/core'); const { Bucket } = require('aws-cdk-lib/aws-s3');
      for (let i = 0; i < ${count}; i += 1) {
        const app = new App({ outdir: ${JSON.stringify(join(dir, 'floor'))}, analyticsReporting: false });
        new Bucket(new Stack(app, 'Floor'), 'Bucket'); app.synth();
      }
      global.gc(); console.log(process.memoryUsage().heapUsed / 2 ** 20);`;
    const done = spawnSync(process.execPath, ['--expose-gc', '-e', code], {
      encoding: 'utf8',
      cwd: root,
      env: { ...process.env, ...off },
    });
    if (done.status !== 0) throw new Error(done.stderr);
    console.log(`${`${count} × one bucket`.padEnd(64)} ${Number(done.stdout).toFixed(0)} MiB of heap after collection`);
  }
}

function script(code) {
  return [process.execPath, '-e', code];
}

function synth(name) {
  return [
    process.execPath,
    join(root, 'dist', 'automq-kit.js'),
    'synth',
    join(root, 'deployments', `${name}.yaml`),
    '--out',
    join(dir, name),
  ];
}

function review(file) {
  return [process.execPath, join(root, 'dist', 'automq-kit.js'), 'contracts', 'review', file, '--as-of', '2026-11-21'];
}

function plan(file) {
  return [process.execPath, join(root, 'dist', 'automq-kit.js'), 'plan', file, '--as-of', '2026-11-21'];
}

function oneBucket() {
  return script(`const { App, Stack } = require('aws-cdk-lib/core'); const { Bucket } = require('aws-cdk-lib/aws-s3');
    const app = new App({ outdir: ${JSON.stringify(join(dir, 'floor'))}, analyticsReporting: false });
    new Bucket(new Stack(app, 'Floor'), 'Bucket'); app.synth();`);
}

function blueprintsApp(folder) {
  const file = join(dir, 'blueprints.cjs');
  writeFileSync(
    file,
    `const { createRequire } = require('node:module'); const r = createRequire(${JSON.stringify(join(folder, 'package.json'))});
    const b = r('@aws-quickstart/eks-blueprints'); const cdk = r('aws-cdk-lib');
    const app = new cdk.App({ outdir: ${JSON.stringify(join(dir, 'blueprints'))} });
    b.EksBlueprint.builder().account('123456789012').region('us-east-1').version(cdk.aws_eks.KubernetesVersion.of('1.34'))
      .addOns(new b.VpcCniAddOn({ version: 'v1.20.4-eksbuild.2' }), new b.CoreDnsAddOn('v1.12.4-eksbuild.1'), new b.KubeProxyAddOn('v1.34.1-eksbuild.2'), new b.EbsCsiDriverAddOn({ version: 'v1.53.0-eksbuild.1' }), new b.MetricsServerAddOn(), new b.KubeStateMetricsAddOn())
      .build(app, 'blueprint'); app.synth();`,
  );
  return [process.execPath, file];
}

/** Median wall time of a command in seconds. */
function show(label, [command, ...args], env = {}) {
  const once = () => {
    const started = process.hrtime.bigint();
    const done = spawnSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    });
    if (done.status !== 0) throw new Error(`${label}\n${done.stdout}${done.stderr}`);
    return Number(process.hrtime.bigint() - started) / 1e9;
  };
  once();
  const times = Array.from({ length: runs }, once).sort((a, b) => a - b);
  const median = times[Math.floor(runs / 2)];
  console.log(`${label.padEnd(64)} ${median.toFixed(2)} s  (${times[0].toFixed(2)}-${times.at(-1).toFixed(2)})`);
  return median;
}

function ratio(time, floor) {
  return (time / floor).toFixed(1);
}
