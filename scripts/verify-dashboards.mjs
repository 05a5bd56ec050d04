// Asks Prometheus' own engine every query of every dashboard, as Grafana does, over made-up series of all metrics that
// the dashboards name: each is answered, so no match of labels is ambiguous and no choice of values is empty. promtool
// comes with Prometheus.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { assert, capture, run, skip, steps } from './verify-run.mjs';

if (capture('promtool', ['--version'], { optional: true }) === undefined) skip('promtool is not installed');

const work = mkdtempSync(join(tmpdir(), 'verify-dashboards-'));
try {
  await verify();
} finally {
  rmSync(work, { recursive: true, force: true });
}
steps.report();

async function verify() {
  const outfile = join(work, 'dashboard-queries.cjs');
  await build({
    entryPoints: ['scripts/dashboard-queries.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    loader: { '.java': 'text', '.md': 'text' },
    logLevel: 'warning',
  });
  const { loadDeployment, questionsOf, seriesOf } = createRequire(import.meta.url)(outfile);
  for (const file of readdirSync('deployments').filter((name) => name.endsWith('.yaml'))) {
    const deployment = loadDeployment(join('deployments', file));
    const questions = questionsOf(deployment);
    const series = seriesOf(deployment, questions);
    if (series.length === 0) continue;
    verifyDeployment(deployment.name, questions, series);
  }
}

/** A sample each 30 s for an hour; what grows by one is right for a counter and for a gauge. */
function verifyDeployment(name, questions, series) {
  const answered = questions.map(({ expr }) => ({
    expr: `count(${expr}) > bool 0`,
    eval_time: '1h',
    exp_samples: [{ labels: '{}', value: 1 }],
  }));
  const suite = join(work, `${name}.test.json`);
  const tests = [
    {
      interval: '30s',
      input_series: series.map((each) => ({ series: each, values: '1+1x120' })),
      promql_expr_test: answered,
    },
  ];
  writeFileSync(suite, JSON.stringify({ evaluation_interval: '30s', tests }));
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
