import { bundleOf } from '../../lib/cli/apply/bundle';
import { runbookConfigMap, runbookFile } from '../../lib/model/names';
import { manifests } from '../../lib/synth';
import { contractsFor } from '../support/contracted';
import { example, exampleNames } from '../support/example';

/** As much as one object of the workload stack may have, and what `kubectl apply` may write into an annotation. */
const mostBytes = 200_000;

describe.each(exampleNames)('the runbook of %s in the cluster', (name) => {
  const deployment = example(name);
  const { files, waves } = manifests(deployment, { contracts: contractsFor(deployment) });
  const objects = waves.find(({ id }) => id === '65-runbook')!.objects;

  test('is one ConfigMap of its own wave, with the text that lies beside the manifests', () => {
    expect(objects).toHaveLength(1);
    expect(objects[0]).toMatchObject({
      kind: 'ConfigMap',
      metadata: { name: runbookConfigMap, namespace: deployment.namespace },
      data: { [runbookFile]: files.get(runbookFile) },
    });
    expect(runbookFile).toBe('runbook.md');
  });

  test('is small enough for every way into the cluster', () => {
    expect(Buffer.byteLength(JSON.stringify(objects[0]))).toBeLessThan(mostBytes);
  });

  test('is no wave and no object by itself: apply reads the manifests only', () => {
    expect(bundleOf(files, name).waves.map(({ id }) => id)).toEqual(waves.map(({ id }) => id));
  });
});
