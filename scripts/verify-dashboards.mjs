// Asks Prometheus' own engine every query of every dashboard, as Grafana does, over made-up series of all metrics that
// the dashboards name: each is answered, so no match of labels is ambiguous and no choice of values is empty.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundledProgram } from './bundled-program.mjs';
import { assert, run, steps } from './verify-run.mjs';
import { withPromtool } from './with-promtool.mjs';

const { loadReviewedContracts, loadDeployment } = createRequire(import.meta.url)('../dist/index.js');

await withPromtool(async ({ folder, file: fileOf }) => {
  const { questionsOf, seriesOf, watchedWith } = await bundledProgram('dashboard-queries', folder);
  for (const file of readdirSync('deployments').filter((name) => name.endsWith('.yaml'))) {
    const path = join('deployments', file);
    const read = loadDeployment(path);
    const deployment = read.contracts ? watchedWith(read, await loadReviewedContracts(read, path)) : read;
    const questions = questionsOf(deployment);
    const series = seriesOf(deployment, questions);
    if (series.length === 0) continue;
    verifyDeployment(deployment.name, { questions, series, fileOf });
  }
});

/** A sample each 30 s for an hour; what grows by one is right for a counter and for a gauge. */
function verifyDeployment(name, { questions, series, fileOf }) {
  const answered = questions.map(({ expr }) => ({
    expr: `count(${expr}) > bool 0`,
    eval_time: '1h',
    exp_samples: [{ labels: '{}', value: 1 }],
  }));
  const tests = [
    {
      interval: '30s',
      input_series: series.map((each) => ({ series: each, values: '1+1x120' })),
      promql_expr_test: answered,
    },
  ];
  const suite = fileOf(`${name}.test.json`, { evaluation_interval: '30s', tests });
  try {
    const seconds = run('promtool', ['test', 'rules', suite]);
    assert(
      questions.length > 0,
      `${name}: ${questions.length} queries are answered over ${series.length} series (${seconds.toFixed(1)} s)`,
    );
  } catch (error) {
    // promtool quotes what it names.
    const unanswered = questions.filter((_, index) => error.message.includes(JSON.stringify(answered[index].expr)));
    for (const { panel, expr } of unanswered) steps.fail(`${name}: ${panel}\n${expr}`);
    if (unanswered.length === 0) throw error;
  }
}
