import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { testIo } from './support/test-io';

const minimal = readFileSync(join(__dirname, '..', '..', 'deployments', 'minimal.yaml'), 'utf8');

async function checked(upgrade: string, ...flags: readonly string[]) {
  const io = testIo();
  writeFileSync(join(io.cwd, 'pilot.yaml'), minimal.replace('\nkafka:\n', `\nkafka:\n${upgrade}`));
  expect(await runProgram(['config', 'check', 'pilot.yaml', ...flags], io)).toBe(0);
  return io.output();
}

test('config check says which step is written, and when there is no way back', async () => {
  expect(await checked('  upgrade: { from: 1.7.2, step: program }\n')).toContain(
    'upgrade from 1.7.2 to 1.7.3, step program',
  );
  expect(await checked('  upgrade: { from: 1.7.2, step: levels }\n')).toContain('There is no way back from it.');
  expect(await checked('')).not.toContain('upgrade');
});

test('a program reads it too', async () => {
  const { deployments } = JSON.parse(await checked('  upgrade: { from: 1.7.2, step: levels }\n', '--format', 'json'));
  expect(deployments[0].upgrade).toEqual({ from: '1.7.2', step: 'levels' });
});
