import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toMatchFile } from 'jest-file-snapshot';
import { agreement } from '../agreement/agreement';
import { loadDeployment } from '../load-deployment';
import { rendered } from './rendered';
import { snapshots } from './snapshots';

/**
 * Declares jest tests for a deployment file: it is valid, its stacks and waves match their snapshots, and both halves
 * agree. `jest -u` accepts a change; `jest --ci` never writes.
 * @param file path of the deployment file
 * @param snapshotDir folder of the snapshots, `__deployments__/<file name>` beside the working folder unless given
 */
export function describeDeployment(file: string, snapshotDir = join('__deployments__', basename(file, '.yaml'))): void {
  expect.extend({ toMatchFile });
  describe(file, () => {
    const output = rendered(loadDeployment(file));
    const texts = snapshots(output);
    test.each([...texts.keys()])('%s is as it was', (name) => {
      expect(texts.get(name)).toMatchFile(join(snapshotDir, name));
    });
    test('no snapshot is left of something that is gone', () => {
      expect(readdirSync(snapshotDir).filter((name) => !texts.has(name))).toEqual([]);
    });
    test('templates and manifests agree', () => {
      expect(agreement(output.templates, output.objects)).toEqual([]);
    });
  });
}
