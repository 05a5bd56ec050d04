import { join } from 'node:path';
import { runProgram } from '../../lib/cli/program';
import { loadDeployment } from '../../lib/load-deployment';
import { renderRunbook } from '../../lib/model/runbook/render-runbook';
import { testIo } from './support/test-io';

const file = (name: string) => join(__dirname, '..', '..', 'deployments', `${name}.yaml`);

async function runbook(name: string, ...heading: readonly string[]) {
  const io = testIo();
  const code = await runProgram(['runbook', file(name), ...heading], io);
  return { code, output: io.output(), errors: io.errors() };
}

test('prints the runbook of a deployment', async () => {
  const { code, output } = await runbook('production');
  expect(code).toBe(0);
  expect(output.trim()).toBe(renderRunbook(loadDeployment(file('production'))).trim());
});

test.each([
  ['its heading', ['A broker is gone']],
  ['the words of its heading, without quotes and in any case', ['a', 'broker', 'IS', 'gone']],
  ['what only its heading has', ['broker is go']],
])('prints one section by %s', async (_, heading) => {
  const { code, output } = await runbook('production', ...heading);
  expect(code).toBe(0);
  expect(output).toMatch(/^## A broker is gone\n/);
  expect(output).toContain('kubectl -n automq-acme get pods');
  expect(output).not.toContain('## A zone is out');
});

test('a heading can be written with the apostrophe of a keyboard', async () => {
  const { code, output } = await runbook('production', "Replace the nodes' image");
  expect(code).toBe(0);
  expect(output).toMatch(/^## Replace the nodes’ image\n/);
});

test.each([
  ['a heading that is none', 'A brokr is gone', 'is not one heading of the runbook', '"A broker is gone"'],
  ['words of several headings', 'zone', 'is not one heading of the runbook', '"A zone is out"'],
  ['nothing alike', 'qqq', 'is not one heading of the runbook', 'Near to it: "'],
])('%s ends with 2 and names the nearest', async (_, heading, problem, near) => {
  const { code, output, errors } = await runbook('production', heading);
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors).toContain(problem);
  expect(errors).toContain(near);
});

test('a heading that does not concern the deployment says so', async () => {
  const { code, errors } = await runbook('private', 'Pod has no credentials');
  expect(code).toBe(2);
  expect(errors).toContain('does not concern this deployment');
});
