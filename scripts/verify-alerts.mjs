// Asks promtool whether Prometheus takes every rule that the examples render, and whether each alert fires and stays
// quiet under the series of test/alerts, with the labels and words that people then see. Names of examples choose some of
// them for the first part.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { assert, capture, chosen, skip, steps } from './verify-run.mjs';

const { loadDeployment, manifests } = createRequire(import.meta.url)('../dist/index.js');

const root = resolve(import.meta.dirname, '..');
if (capture('promtool', ['--version'], { optional: true }) === undefined)
  skip('no promtool: install Prometheus (Debian’s package `prometheus` has it)');

const examples = readdirSync(join(root, 'deployments'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''));
const work = mkdtempSync(join(tmpdir(), 'verify-alerts-'));

try {
  for (const name of chosen.length > 0 ? chosen : examples) checkRules(name, fileOf(name));
  if (chosen.length === 0) testRules();
} finally {
  rmSync(work, { recursive: true, force: true });
}
steps.report();

function fileOf(example) {
  return join(root, 'deployments', `${example}.yaml`);
}

/** Groups of the rules of a deployment’s PrometheusRules; a group may go on in the next object. */
function groupsOf(file) {
  const objects = manifests(loadDeployment(file)).waves.flatMap(({ objects }) => objects);
  const rules = objects.filter(({ kind }) => kind === 'PrometheusRule');
  return rules.flatMap(({ metadata, spec }) =>
    spec.groups.map((group) => ({ ...group, name: `${metadata.name}/${group.name}` })),
  );
}

function checkRules(name, file) {
  const groups = groupsOf(file);
  if (groups.length === 0) return console.log(`${name}: no rules, since nothing scrapes`);
  const path = join(work, 'rules.yaml');
  writeFileSync(path, stringify({ groups }));
  const said = promtool(['check', 'rules', path]);
  const rules = groups.flatMap((group) => group.rules);
  const alerts = rules.filter(({ alert }) => alert !== undefined);
  const asked = new Set(alerts.map(({ alert }) => alert)).size;
  assert(
    said.passed,
    `${name}: promtool takes ${rules.length} rules, ${alerts.length} of them alerts of ${asked} kinds${said.passed ? '' : `\n${said.output}`}`,
  );
}

/** The tests of a deployment in one run, and each on its own when that fails, to say which. */
function testRules() {
  const folder = join(root, 'test', 'alerts');
  const written = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')));
  for (const of of new Set(written.map(({ of = 'production' }) => of))) {
    const groups = groupsOf(fileOf(of));
    const tests = written
      .filter((each) => (each.of ?? 'production') === of)
      .flatMap(({ alert, firing, quiet }) => [
        { alert, what: 'fires', ...firing },
        { alert, what: 'stays quiet', alerts: [], ...quiet },
      ]);
    const together = runTests(groups, tests);
    for (const test of tests) {
      const said = together.passed ? together : runTests(groups, [test]);
      assert(said.passed, `${test.alert} of ${of} ${test.what}${said.passed ? '' : `\n${said.output}`}`);
    }
  }
}

function runTests(groups, tests) {
  const rulesFile = join(work, 'tested-rules.yaml');
  writeFileSync(rulesFile, stringify({ groups }));
  const rules = groups.flatMap((group) => group.rules);
  const path = join(work, 'tests.yaml');
  writeFileSync(
    path,
    stringify({
      rule_files: [rulesFile],
      evaluation_interval: '1m',
      tests: tests.map(({ alert, at, series, alerts }) => ({
        interval: '1m',
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
    }),
  );
  return promtool(['test', 'rules', path]);
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
