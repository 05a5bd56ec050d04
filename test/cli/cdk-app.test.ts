import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentInContext } from '../../lib/cli/deployment-in-context';
import { BadInput } from '../../lib/cli/bad-input';
import { guarded } from '../../lib/cli/guarded';
import { synthInfrastructure } from '../../lib/cli/synth-infrastructure';
import { testIo } from './support/test-io';

const deployment = (name: string) => join(__dirname, '..', '..', 'deployments', `${name}.yaml`);

/** Runs the app as the CDK command line does, in a folder whose cdk.json names the deployment "minimal". */
async function app(file: string) {
  const io = testIo();
  const outdir = join(io.cwd, 'cdk.out');
  writeFileSync(join(io.cwd, 'cdk.json'), JSON.stringify({ context: { deployment: deployment('minimal') } }));
  const environment = { CDK_CONTEXT_JSON: JSON.stringify({ deployment: file }), CDK_OUTDIR: outdir };
  const code = await guarded(io, () => synthInfrastructure(environment, io));
  return { code, output: io.output(), errors: io.errors(), assembly: existsSync(join(outdir, 'manifest.json')) };
}

test('takes the deployment file from the CDK context', () => {
  expect(deploymentInContext('{"deployment":"deployments/acme.yaml"}')).toBe('deployments/acme.yaml');
});

test.each([undefined, '{}', '{"deployment":""}'])('without one (%s) says how to give it', (context) => {
  expect(() => deploymentInContext(context)).toThrow(BadInput);
});

const remark = 'as cdk.json says';

test('the deployment that cdk.json names is said once, and standard output stays empty', async () => {
  const { code, output, errors, assembly } = await app(deployment('minimal'));
  expect({ code, output, assembly }).toEqual({ code: 0, output: '', assembly: true });
  expect(errors.split(remark)).toHaveLength(2);
  expect(errors).toContain(`pilot (${deployment('minimal')}), ${remark}; -c deployment=FILE chooses another one`);
});

test('a deployment that the command line names is not remarked on', async () => {
  const { code, errors } = await app(deployment('production'));
  expect(code).toBe(0);
  expect(errors).not.toContain(remark);
});

test('a deployment without AWS is bad input, with the commands that bring it to life', async () => {
  const file = deployment('private');
  expect(await app(file)).toEqual({
    code: 2,
    output: '',
    errors: [
      `${file}: "plant" runs on platform kubernetes, so there are no AWS stacks.`,
      `    Render its manifests: npx automq-kit synth ${file}; then npx automq-kit apply out/plant.`,
    ].join('\n'),
    assembly: false,
  });
});
