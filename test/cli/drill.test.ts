import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { baseContracts, baseDeployment } from '../support/review-fixture';
import { testIo } from './support/test-io';

test('a drill names files of contracts as the deployment file was named', async () => {
  const io = testIo();
  mkdirSync(join(io.cwd, 'pilot'));
  writeFileSync(join(io.cwd, 'pilot', 'deployment.yaml'), baseDeployment());
  writeFileSync(join(io.cwd, 'pilot', 'contracts.yaml'), baseContracts().replace('x-owner: Inventory', 'x-ovner: A'));
  const drill = ['drill', 'distribution', join('pilot', 'deployment.yaml'), '--topic', 'stock.changes'];
  expect(await runProgram([...drill, '--bootstrap-server', 'localhost:9092'], io)).toBe(2);
  expect(io.errors()).toContain('pilot/contracts.yaml');
  expect(io.errors()).not.toContain(io.cwd);
});
