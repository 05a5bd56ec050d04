// Proves with promtool that the recording rules of scaling are valid, and that over a day of made-up series they want as
// many brokers in each zone as the evaluation that the simulator uses.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundledProgram } from './bundled-program.mjs';
import { assert, run, steps } from './verify-run.mjs';
import { withPromtool } from './with-promtool.mjs';

await withPromtool(async ({ folder, file }) => {
  const { loadDeployment, ...day } = await bundledProgram('scaling-day', folder);
  const deployments = readdirSync('deployments')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => loadDeployment(join('deployments', name)))
    .filter((deployment) => day.scalingParameters(deployment) !== undefined);
  assert(deployments.length > 0, `${deployments.map(({ name }) => name).join(', ')} scaled by network`);
  for (const deployment of deployments) verifyDeployment(deployment, { ...day, file });
});

function verifyDeployment(
  deployment,
  { file, stepSeconds, recordingRules, scalingDay, scalingParameters, scalingSeries },
) {
  const { name } = deployment;
  const rules = file(`${name}.rules.json`, groups(recordingRules(scalingParameters(deployment)), stepSeconds));
  run('promtool', ['check', 'rules', rules]);
  steps.pass(`${name}: promtool accepts every rule`);

  const { parameters, given, moments } = scalingDay(deployment);
  const counts = new Set(moments.map(({ wanted }) => wanted));
  assert(
    counts.has(undefined) && counts.has(parameters.least) && counts.has(parameters.most),
    `${name}: the day asks for ${[...counts].map(String).sort().join(', ')} brokers`,
  );
  const dayRules = file(`${name}.day.rules.json`, groups(recordingRules(parameters), stepSeconds));
  // A rate needs a full window before it says what it will go on to say.
  const settled = moments.filter(({ seconds }) => seconds >= parameters.place.rateWindowSeconds + stepSeconds);
  const tests = settled.map(({ seconds, zone, wanted }) => {
    const series = `${scalingSeries.wanted}{namespace="${parameters.place.namespace}",zone="${zone}"}`;
    const samples = wanted === undefined ? [] : [{ labels: series, value: wanted }];
    return { expr: series, eval_time: `${seconds}s`, exp_samples: samples };
  });
  const suite = file(`${name}.test.json`, {
    rule_files: [dayRules],
    evaluation_interval: `${stepSeconds}s`,
    tests: [
      {
        interval: `${stepSeconds}s`,
        input_series: given,
        promql_expr_test: tests,
      },
    ],
  });
  const seconds = run('promtool', ['test', 'rules', suite]);
  steps.pass(
    `${name}: ${tests.length} values of a day are those of the simulator's evaluation (${seconds.toFixed(1)} s)`,
  );
}

function groups(rules, stepSeconds) {
  return { groups: [{ name: 'scaling', interval: `${stepSeconds}s`, rules }] };
}
