// Brings deployments into a real Kubernetes API server with the kit's own `apply`, over simulated nodes that are what the
// deployment file says, and then does to them what happens to deployments: changes, drains, the loss of a zone, load that
// comes and goes. Real are API server, controllers, scheduler and autoscaler; no container runs.
//
// With LABS naming a folder that holds kube/up.sh it starts a control plane itself. It never uses another cluster. Named
// parts are proven alone: `npm run verify:cluster -- disruption scaling`.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { proveBackup } from './cluster-backup.mjs';
import { proveCpuScaling } from './cluster-cpu-scaling.mjs';
import { proveDisruption } from './cluster-disruption.mjs';
import { proveExamples } from './cluster-examples.mjs';
import { Lab, loadDeployment } from './cluster-lab.mjs';
import { proveNetworkScaling } from './cluster-network-scaling.mjs';
import { proveSize } from './cluster-size.mjs';
import { zoneName } from './lab-nodes.mjs';
import { chosen, skip, steps } from './verify-run.mjs';

const parts = {
  examples: proveExamples,
  backup: proveBackup,
  disruption: proveDisruption,
  scaling: (lab) => Promise.all([proveNetworkScaling(lab), proveCpuScaling(lab)]),
  size: proveSize,
};

const labs = process.env.LABS && resolve(process.env.LABS);
if (!labs || !existsSync(join(labs, 'kube', 'up.sh')))
  skip('no Kubernetes lab: set LABS to the folder that holds kube/up.sh');
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0)
  throw new Error(`no part is called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);

const lab = new Lab(labs, zonesOfExamples());
try {
  await lab.start();
  for (const [name, prove] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const started = Date.now();
    await prove(lab);
    console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
  }
} finally {
  lab.stop();
}
steps.report('verify-cluster');

function zonesOfExamples() {
  const folder = resolve(import.meta.dirname, '..', 'deployments');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return [
    ...new Set(
      files
        .map((name) => loadDeployment(join(folder, name)))
        .flatMap((deployment) => deployment.zones.map((zone) => zoneName(deployment, zone))),
    ),
  ];
}
