// Asks promtool whether Prometheus takes every rule that the examples render, and whether each alert fires and stays
// quiet under the series of test/alerts, with the labels and words that people then see. Names of examples choose some of
// them for the first part.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { assert, capture, chosen } from './verify-run.mjs';
import { withPromtool } from './with-promtool.mjs';

const { loadReviewedContracts, loadDeployment, manifests } = createRequire(import.meta.url)('../dist/index.js');

const root = resolve(import.meta.dirname, '..');
const examples = readdirSync(join(root, 'deployments'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''));

await withPromtool(async ({ file }) => {
  for (const name of chosen.length > 0 ? chosen : examples) await checkRules(name, file);
  if (chosen.length === 0) await testRules(file);
});

function fileOf(example) {
  return join(root, 'deployments', `${example}.yaml`);
}

/** Groups of the rules of a deployment’s PrometheusRules; a group may go on in the next object. */
async function groupsOf(file) {
  const given = loadDeployment(file);
  const contracts = given.contracts && (await loadReviewedContracts(given, file));
  // With the job in the cluster, which an example may do without.
  const deployment = contracts
    ? { ...given, contracts: { ...given.contracts, job: { ...given.contracts.job, enabled: true } } }
    : given;
  const objects = manifests(deployment, { contracts }).waves.flatMap(({ objects }) => objects);
  const rules = objects.filter(({ kind }) => kind === 'PrometheusRule');
  return rules.flatMap(({ metadata, spec }) =>
    spec.groups.map((group) => ({ ...group, name: `${metadata.name}/${group.name}` })),
  );
}

async function checkRules(name, file) {
  const groups = await groupsOf(fileOf(name));
  if (groups.length === 0) return console.log(`${name}: no rules, since nothing scrapes`);
  const said = promtool(['check', 'rules', file('rules.json', { groups })]);
  const rules = groups.flatMap((group) => group.rules);
  const alerts = rules.filter(({ alert }) => alert !== undefined);
  const asked = new Set(alerts.map(({ alert }) => alert)).size;
  assert(
    said.passed,
    `${name}: promtool takes ${rules.length} rules, ${alerts.length} of them alerts of ${asked} kinds${said.passed ? '' : `\n${said.output}`}`,
  );
}

/** The tests of a deployment in one run, and each on its own when that fails, to say which. */
async function testRules(file) {
  const folder = join(root, 'test', 'alerts');
  const written = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')));
  for (const of of new Set(written.map(({ of = 'production' }) => of))) {
    const groups = await groupsOf(fileOf(of));
    const tests = written
      .filter((each) => (each.of ?? 'production') === of)
      .flatMap(({ alert, every = '1m', firing, quiet }) => [
        { alert, every, what: 'fires', ...firing },
        { alert, every, what: 'stays quiet', alerts: [], ...quiet },
      ]);
    for (const every of new Set(tests.map((test) => test.every)))
      testTogether({ of, groups, tests: tests.filter((test) => test.every === every) }, file);
  }
}

function testTogether({ of, groups, tests }, file) {
  const together = runTests({ groups, tests }, file);
  for (const test of tests) {
    const said = together.passed ? together : runTests({ groups, tests: [test] }, file);
    assert(said.passed, `${test.alert} of ${of} ${test.what}${said.passed ? '' : `\n${said.output}`}`);
  }
}

function runTests({ groups, tests }, file) {
  const rules = groups.flatMap((group) => group.rules);
  const suite = file('tests.json', {
    rule_files: [file('tested-rules.json', { groups })],
    evaluation_interval: tests[0].every,
    tests: tests.map(({ alert, every, at, series, alerts }) => ({
      interval: every,
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      alert_rule_test: [
        {
          eval_time: at,
          alertname: alert,
          exp_alerts: alerts.map((each) =>
            expected(
              each,
              rules.filter((rule) => rule.alert === alert),
            ),
          ),
        },
      ],
    })),
  });
  return promtool(['test', 'rules', suite]);
}

/** An alert with all that its rule adds to what the test says; one without an owner is the platform’s, which come last. */
function expected({ labels = {}, says }, rules) {
  const rule = rules.findLast((each) => labels.owner === undefined || each.labels.owner === labels.owner);
  return {
    exp_labels: { ...labels, ...rule?.labels },
    exp_annotations: { ...rule?.annotations, description: says },
  };
}

function promtool(args) {
  try {
    return { passed: true, output: capture('promtool', args) };
  } catch (error) {
    return { passed: false, output: String(error) };
  }
}
