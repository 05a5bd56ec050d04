import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../lib/cli/program';
import type { BundleShape } from './bundle';
import { bundle } from './bundle';
import { FakeCluster } from './fake-cluster';
import type { TestIoSettings } from './test-io';
import { testIo } from './test-io';

export const namespace = 'automq-acme';

export const broker = (zone: string) => `StatefulSet/${namespace}/broker-${zone}`;

export interface ApplySettings extends TestIoSettings {
  readonly flags?: readonly string[];
}

/** Writes a bundle and applies it to a cluster. */
export async function applyBundle(cluster: FakeCluster, shape: BundleShape, settings: ApplySettings = {}) {
  const { flags = ['--yes'], ...io } = settings;
  const here = testIo({ kubectl: cluster, tick: cluster.tick, ...io });
  mkdirSync(join(here.cwd, 'bundle'));
  for (const [name, text] of bundle(shape)) writeFileSync(join(here.cwd, 'bundle', name), text);
  const code = await runProgram(['apply', 'bundle', ...flags], here);
  return { code, output: here.output(), errors: here.errors() };
}

/** A cluster in which a bundle runs already. */
export async function running(shape: BundleShape): Promise<FakeCluster> {
  const cluster = new FakeCluster();
  const { code, errors } = await applyBundle(cluster, shape);
  expect(`${code} ${errors}`).toMatch(/^0 /);
  cluster.settle();
  cluster.calls.length = 0;
  return cluster;
}

/** The calls that changed something. */
export const writes = (cluster: FakeCluster) =>
  cluster.calls.filter((call) => call.startsWith('apply') && !call.includes('--dry-run'));
