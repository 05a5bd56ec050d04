import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { toMatchFile } from 'jest-file-snapshot';
import { agreement } from '../agreement/agreement';
import { loadReviewedContracts } from '../contracts/load-reviewed-contracts';
import { loadDeployment } from '../load-deployment';
import type { Rendered } from './rendered';
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
    const output = once(() => renderedFile(file));
    const texts = async () => snapshots(await output());
    test('is valid', async () => {
      await expect(output()).resolves.toHaveProperty('waves');
    });
    test('stacks and waves are as they were', async () => {
      // All of them, so that one look shows what a change does.
      const problems: string[] = [];
      for (const [name, text] of await texts()) {
        try {
          expect(text).toMatchFile(join(snapshotDir, name));
        } catch (error) {
          problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      if (problems.length > 0) throw new Error(problems.join('\n\n'));
    });
    test('no snapshot is left of something that is gone', async () => {
      const names = [...(await texts()).keys()];
      expect(namesIn(snapshotDir).filter((name) => !names.includes(name))).toEqual([]);
    });
    test('templates and manifests agree', async () => {
      const { templates, objects } = await output();
      expect(agreement(templates, objects)).toEqual([]);
    });
  });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** What is wrong with a file fails its own tests, and the other files are tested all the same. */
async function renderedFile(file: string): Promise<Rendered> {
  const deployment = loadDeployment(file);
  return rendered(deployment, deployment.contracts && (await loadReviewedContracts(deployment, file)));
}
