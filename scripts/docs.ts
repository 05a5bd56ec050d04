import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { dashboards } from '../charts/dashboards/all-dashboards';
import { exampleOwnerDashboard } from '../charts/dashboards/owner-dashboards';
import { editorSchema } from '../lib/config/editor-schema';
import { consumerEditorSchema } from '../lib/consumer/config/consumer-json-schema';
import { fileChecks } from '../lib/config/file-checks';
import { changePlanJsonSchema } from '../lib/contracts/change/change-plan-json-schema';
import { loadContracts } from '../lib/contracts/load-contracts';
import { reviewRules } from '../lib/contracts/review/all-rules';
import { waiverRules } from '../lib/contracts/review/waivers';
import { withContracts } from '../lib/contracts/with-contracts';
import { accessDocuments } from '../lib/docs/access-documents';
import { renderAlerts } from '../lib/docs/render-alerts';
import { renderAwsAlarms } from '../lib/docs/render-aws-alarms';
import { renderContractRules } from '../lib/docs/render-contract-rules';
import { renderContracts } from '../lib/docs/render-contracts';
import { renderConsumerReference } from '../lib/docs/render-consumer-reference';
import { renderDashboards } from '../lib/docs/render-dashboards';
import { renderPlan } from '../lib/docs/render-plan';
import { renderReference } from '../lib/docs/render-reference';
import { renderRules } from '../lib/docs/render-rules';
import { renderSimulate } from '../lib/docs/render-simulate';
import { loadDeployment } from '../lib/load-deployment';
import type { Deployment } from '../lib/model/deployment';
import { isAwsDeployment } from '../lib/model/deployment';
import { planJsonSchema } from '../lib/plan/plan-json-schema';
import { rules } from '../lib/rules/all-rules';
import { simulationJsonSchema } from '../lib/simulate/json/simulation-json-schema';

/** What `automq-kit synth` writes beside the manifests of an example. */
const exampleDocuments = (name: string) =>
  [...accessDocuments(loadDeployment(`deployments/${name}.yaml`))].map(([file, text]): [string, string] => [
    `docs/examples/${name}/${file}`,
    text,
  ]);

const awsExamples = ['minimal', 'production', 'production-existing', 'retail', 'supply-chain']
  .map((name) => loadDeployment(`deployments/${name}.yaml`))
  .filter(isAwsDeployment);

/** Writes the generated part of docs; with `--check` only says what is stale. */
/** With its contracts read, and the job that applies them, which an example may do without. */
async function watched(name: string): Promise<Deployment> {
  const file = `deployments/${name}.yaml`;
  const deployment = loadDeployment(file);
  const { contracts } = deployment;
  if (contracts === undefined) return deployment;
  const full = { ...deployment, contracts: { ...contracts, job: { ...contracts.job, enabled: true } } };
  return withContracts(full, await loadContracts(deployment, file));
}

const documents = async (): Promise<Readonly<Record<string, string>>> => ({
  'docs/deployment.schema.json': `${JSON.stringify(editorSchema(), null, 2)}\n`,
  'docs/deployment-file.md': renderReference(),
  'docs/consumer.schema.json': `${JSON.stringify(consumerEditorSchema(), null, 2)}\n`,
  'docs/consumer-file.md': renderConsumerReference(),
  'docs/rules.md': renderRules(fileChecks, rules),
  'docs/contracts.md': renderContracts(readFileSync('deployments/contracts/retail/inventory/stock-state.yaml', 'utf8')),
  'docs/contract-rules.md': renderContractRules([...reviewRules, ...waiverRules]),
  'docs/change-plan.schema.json': `${JSON.stringify(changePlanJsonSchema(), null, 2)}\n`,
  'docs/alerts.md': renderAlerts(await Promise.all(['production', 'retail', 'private'].map(watched))),
  'docs/aws-alarms.md': renderAwsAlarms(awsExamples),
  'docs/dashboards.md': renderDashboards([...dashboards, exampleOwnerDashboard]),
  'docs/plan.md': renderPlan(),
  'docs/plan.schema.json': `${JSON.stringify(planJsonSchema(), null, 2)}\n`,
  'docs/simulate.md': renderSimulate(),
  'docs/simulate.schema.json': `${JSON.stringify(simulationJsonSchema(), null, 2)}\n`,
  ...Object.fromEntries(['production', 'private'].flatMap(exampleDocuments)),
});

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const stale = Object.entries(await documents()).filter(([file, text]) => current(file) !== text);
  if (process.argv.includes('--check')) {
    for (const [file] of stale) console.error(`${file} is stale: run \`npm run docs\``);
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  for (const [file, text] of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
}

void main();
