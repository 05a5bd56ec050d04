import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { toMatchFile } from 'jest-file-snapshot';
import { agreement } from '../agreement/agreement';
import { InvalidDeployment } from '../config/invalid-deployment';
import { loadDeployment } from '../load-deployment';
import { rendered } from './rendered';
import { snapshots } from './snapshots';

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

const isDeployment = (name: string) => ['.yaml', '.yml'].includes(extname(name));

/**
 * Declares jest tests for every deployment file of a folder, each as `describeDeployment` does, and that no file is gone
 * whose snapshots are left: what it deployed is still there.
 * @param folder folder of deployment files
 * @param snapshotDir folder of their snapshots, `__deployments__` unless given
 */
export function describeDeployments(folder: string, snapshotDir = '__deployments__'): void {
  const files = readdirSync(folder).filter(isDeployment);
  for (const file of files) describeDeployment(join(folder, file), join(snapshotDir, basename(file, extname(file))));
  test('no snapshots are left of a deployment that is gone', () => {
    const names = files.map((file) => basename(file, extname(file)));
    // Its stacks, buckets and volumes stay in the account: delete the folder once that is meant.
    expect(namesIn(snapshotDir).filter((name) => !names.includes(name))).toEqual([]);
  });
}

/**
 * Declares jest tests for a deployment file: it is valid, its stacks and waves match their snapshots, and both halves
 * agree. `jest -u` accepts a change; `jest --ci` never writes.
 * @param file path of the deployment file
 * @param snapshotDir folder of the snapshots, `__deployments__/<file name>` unless given
 */
export function describeDeployment(
  file: string,
  snapshotDir = join('__deployments__', basename(file, extname(file))),
): void {
  expect.extend({ toMatchFile });
  describe(file, () => {
    const output = renderedOrProblems(file);
    if (typeof output === 'string') {
      test('is valid', () => {
        expect(output).toBe('');
      });
      return;
    }
    const texts = snapshots(output);
    test.each([...texts.keys()])('%s is as it was', (name) => {
      expect(texts.get(name)).toMatchFile(join(snapshotDir, name));
    });
    test('no snapshot is left of something that is gone', () => {
      expect(namesIn(snapshotDir).filter((name) => !texts.has(name))).toEqual([]);
    });
    test('templates and manifests agree', () => {
      expect(agreement(output.templates, output.objects)).toEqual([]);
    });
  });
}

/** What is wrong with a file is one failed test, and the other files are tested all the same. */
function renderedOrProblems(file: string) {
  try {
    return rendered(loadDeployment(file));
  } catch (error) {
    if (error instanceof InvalidDeployment) return error.message;
    throw error;
  }
}
