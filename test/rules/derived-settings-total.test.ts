import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { InvalidDeployment } from '../../lib/config/invalid-deployment';
import type { DeploymentInput } from '../../lib/config/schema';
import type { ResolvedDeployment } from '../../lib/load-deployment';
import { resolveDeployment } from '../../lib/load-deployment';
import { capacityOf } from '../../lib/model/capacity/capacity-of';
import { deploymentInputs } from '../support/generated-deployment';

interface Open {
  readonly perZone: boolean;
  readonly maxPerZone: boolean;
  readonly instanceType: boolean;
}

function withOpen(input: DeploymentInput, open: Open): DeploymentInput {
  const file = structuredClone(input);
  if (open.perZone) file.kafka.brokers.perZone = 'derived';
  if (open.maxPerZone && file.autoscaling && file.autoscaling.kind !== 'none') file.autoscaling.maxPerZone = 'derived';
  if (open.instanceType && file.platform.kind === 'aws') file.platform.nodes.brokers.instanceType = 'derived';
  return file;
}

function resolvedOrRefused(file: DeploymentInput): ResolvedDeployment | InvalidDeployment {
  try {
    return resolveDeployment(stringify(file, { aliasDuplicateObjects: false }), 'any.yaml');
  } catch (error) {
    if (error instanceof InvalidDeployment) return error;
    throw error;
  }
}

/** Sizes that the workloads gave, by their key. */
const derivedIn = ({ settings }: ResolvedDeployment) =>
  settings.filter(({ origin }) => origin.kind === 'derived').map(({ path }) => path.at(-1));

const open = fc.record({ perZone: fc.boolean(), maxPerZone: fc.boolean(), instanceType: fc.boolean() });

test('whatever a file leaves open is derived so that it carries the workloads, or refused with a reason', () => {
  let derivedFiles = 0;
  fc.assert(
    fc.property(deploymentInputs, open, (input, left) => {
      const found = resolvedOrRefused(withOpen(input, left));
      if (found instanceof InvalidDeployment) {
        expect(found.problems.filter(({ message, fix }) => message === '' || fix === '')).toEqual([]);
        return;
      }
      const derived = derivedIn(found);
      const { autoscaling, brokers } = found.deployment;
      const [normal, , exceptional] = capacityOf(found.deployment).perEnvelope;
      const setsTheMost = autoscaling.kind === 'none' ? 'perZone' : 'maxPerZone';
      if (derived.includes(setsTheMost) || derived.includes('instanceType')) expect(exceptional!.fits).toBe(true);
      if (derived.includes('perZone')) expect(brokers[0]!.count).toBeGreaterThanOrEqual(normal!.requiredPerZone);
      if (derived.length > 0) derivedFiles += 1;
    }),
    { numRuns: 80, seed: 11 },
  );
  expect(derivedFiles).toBeGreaterThan(10);
});
