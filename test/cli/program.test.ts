import { join } from 'node:path';
import { version } from '../../package.json';
import { BadInput } from '../../lib/cli/bad-input';
import { guarded } from '../../lib/cli/guarded';
import { OutsideFailure } from '../../lib/cli/outside-failure';
import { runProgram } from '../../lib/cli/program';
import { writeManifests } from '../../lib/cli/write-manifests';
import { testIo } from './support/test-io';

async function run(...args: readonly string[]) {
  const io = testIo();
  const code = await runProgram(args, io);
  return { code, output: io.output(), errors: io.errors() };
}

const deployment = (name: string) => join(__dirname, '..', '..', 'deployments', `${name}.yaml`);

describe('--help', () => {
  test('explains the way from nothing to running, and the exit codes', async () => {
    const { code, output, errors } = await run('--help');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatchInlineSnapshot(`
      "Usage: automq-kit [options] [command]

      One deployment file becomes the AWS CDK stacks and the Kubernetes manifests that run AutoMQ.

      Options:
        -V, --version                output the version number
        -h, --help                   explain it

      Commands:
        init [options] [file]        Write a new deployment file: commented, valid, with its cluster id and zone numbers.
        config                       Check, explain and complete a deployment file.
        plan [options] <file>        Say before anything is deployed whether it fits, what it costs, what may fail and what is
                                     not ready.
        simulate [options] <file>    See how brokers follow a day of traffic and carry a lost zone, by the scaling that is
                                     rendered.
        synth [options] <file...>    Render CDK stacks and Kubernetes manifests. Needs no account, no cluster and no network.
        apply [options] <source>     Bring the manifests into a cluster, wave by wave, and wait until each is healthy.
        client [options] <file>      Print the settings of a Kafka client: where it begins, how it proves who it is, what
                                     suits the brokers.
        runbook <file> [heading...]  Print what to do when something is wrong or about to change, with the deployment’s own
                                     names.
        consumer                     Connect a VPC of another account to a deployment, over AWS PrivateLink.
        contracts                    Review event contracts, and bring topics, rights and quotas of a cluster in line with
                                     them.
        drill                        Try on a live cluster what a contract promises, in a topic of its own that is removed
                                     again.
        help [command]               explain a command

      A deployment, from nothing to running:
        automq-kit init deployments/acme.yaml         answer a few questions
        automq-kit plan deployments/acme.yaml         does it fit, what does it cost, is it ready?
        automq-kit simulate deployments/acme.yaml     do brokers follow a day of traffic, and carry a lost zone?
        automq-kit synth deployments/acme.yaml        render both halves into out/acme
        npx cdk deploy --all --app out/acme/cdk.out   on AWS
        automq-kit apply out/acme                     unless the deployment says delivery: cdk

      Its topics, where the deployment has event contracts:
        automq-kit contracts review deployments/acme.yaml   is their design sound?
        automq-kit contracts plan deployments/acme.yaml …   what would change on the cluster?
        automq-kit contracts apply deployments/acme.yaml …  change it

      Exit codes:
        0   fine
        1   something to look at: a finding in the cluster, a difference, a "no" at the question, --fail-on
        2   bad input: the file, a flag or a folder; nothing was written or applied
        3   the cluster, kubectl or the disk failed; the same command can be run again
        70  a defect of automq-kit
      "
    `);
  });

  test.each([
    ['init'],
    ['plan'],
    ['simulate'],
    ['synth'],
    ['apply'],
    ['config'],
    ['config', 'check'],
    ['config', 'show'],
    ['config', 'schema'],
    ['client'],
    ['consumer', 'init'],
    ['consumer', 'check'],
    ['consumer', 'synth'],
    ['consumer', 'schema'],
  ])('of %s %s shows an example that names the command', async (...command) => {
    const { code, output } = await run(...command, '--help');
    expect(code).toBe(0);
    expect(output.split(/Examples?:\n/)[1]).toContain(`automq-kit ${command.join(' ')}`);
  });

  test('of apply', async () => {
    expect((await run('apply', '--help')).output).toMatchInlineSnapshot(`
      "Usage: automq-kit apply [options] <source>

      Bring the manifests into a cluster, wave by wave, and wait until each is healthy.

      Arguments:
        source                   a folder that synth wrote, or a deployment file

      Options:
        --handoff <file>         with a deployment file: outputs of the deployed stacks (cdk deploy --outputs-file)
        --context <name>         kubeconfig context; the current one when left out
        -y, --yes                do not ask before applying
        --dry-run                show what would change and change nothing
        --take-over              take fields over from other field managers, such as CDK or kubectl edit
        --allow-scale-in         allow to remove more than one pod of a pool at once
        --allow-downgrade        allow an older AutoMQ version, to undo the first step of an upgrade
        --pod-timeout <minutes>  longest time without any pod getting on (default: 15)
        --format <format>        for people or for programs (choices: "text", "json", default: "text")
        -h, --help               explain it

      It needs kubectl and a kubeconfig. Before it applies anything it checks that the cluster has what the manifests lean on
      and that the Secrets they name are there. Then each wave is applied server-side (field manager automq-kit) and waited
      for. Zones roll one after another, and only while all others are whole. It stops at the first wave that fails; run it
      again when the reason is put right. It deletes nothing.

      Examples:
        automq-kit apply out/acme --dry-run
        automq-kit apply out/acme
        automq-kit apply deployments/acme.yaml --context acme-production --yes
      "
    `);
  });
});

test('--version is the package’s', async () => {
  expect(await run('--version')).toEqual({ code: 0, output: version, errors: '' });
});

describe('a wrong command line ends with 2 and points at the help', () => {
  test.each([
    [['sinth'], 'Did you mean synth?'],
    [['synth'], "missing required argument 'file'"],
    [['synth', '--oot', 'x', 'y'], "unknown option '--oot'"],
    [['synth', '--format', 'xml', 'y'], 'Allowed choices are text, json'],
    [['apply', 'x', '--pod-timeout', 'soon'], 'It must be a number of minutes above 0.'],
    [['init', '--profile', 'cheap'], 'Allowed choices are minimal, production, private'],
  ])('%j', async (args, message) => {
    const { code, errors } = await run(...args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
    expect(errors).toContain('--help');
  });

  test('no command at all shows the help', async () => {
    const { code, errors } = await run();
    expect(code).toBe(2);
    expect(errors).toContain('Commands:');
  });
});

describe('config', () => {
  test('check says that a file is fine', async () => {
    const { code, output } = await run('config', 'check', deployment('private'));
    expect(code).toBe(0);
    expect(output).toContain('fine, deployment "plant"');
  });

  test('check tells problems as data, too', async () => {
    const { code, output } = await run('config', 'check', '--format', 'json', 'missing.yaml');
    expect(code).toBe(2);
    expect(JSON.parse(output)).toMatchObject({
      deployments: [],
      problems: [{ file: 'missing.yaml', path: '', message: 'there is no such file.' }],
    });
  });

  test('check looks at every file, and one that is wrong is enough for 2', async () => {
    const { code, output, errors } = await run('config', 'check', deployment('private'), 'a.yaml', 'b.yaml');
    expect(code).toBe(2);
    expect(output).toContain('fine, deployment "plant"');
    expect(errors).toMatch(/^a\.yaml: [^]*^b\.yaml: /m);
  });

  test('check tells warnings as data with their file and place', async () => {
    const { output } = await run('config', 'check', '--format', 'json', deployment('private'), deployment('minimal'));
    const { deployments, problems, warnings } = JSON.parse(output);
    expect(deployments.map(({ name }: { name: string }) => name)).toEqual(['plant', 'pilot']);
    expect(problems).toEqual([]);
    expect(warnings).toContainEqual(
      expect.objectContaining({ file: deployment('minimal'), path: 'kafka.controllers.zones' }),
    );
  });

  test('show prints every value with where it comes from', async () => {
    const { code, output } = await run('config', 'show', deployment('minimal'));
    expect(code).toBe(0);
    expect(output).toMatch(/^name: pilot # line \d+$/m);
    expect(output).toMatch(/^stage: development # profile minimal$/m);
    expect(output).toMatch(/^ {4}port: 53 # default$/m);
  });

  test('show gives programs the same', async () => {
    const { output } = await run('config', 'show', '--format', 'json', deployment('minimal'));
    const { config, settings } = JSON.parse(output);
    expect(config.name).toBe('pilot');
    expect(settings).toContainEqual({
      path: 'stage',
      value: 'development',
      origin: { kind: 'profile', profile: 'minimal' },
    });
  });

  test('schema is a JSON Schema', async () => {
    const { code, output } = await run('config', 'schema');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toHaveProperty('$schema');
  });
});

describe('how a command ends', () => {
  const endingOf = async (error: Error) => {
    const io = testIo();
    const code = await guarded(io, () => {
      throw error;
    });
    return { code, errors: io.errors() };
  };

  test('bad input is 2, with what to do', async () => {
    expect(await endingOf(new BadInput('wrong', 'do this'))).toEqual({ code: 2, errors: 'wrong\n    do this' });
  });

  test('a failure outside is 3', async () => {
    expect(await endingOf(new OutsideFailure('no answer'))).toEqual({ code: 3, errors: 'no answer' });
  });

  test('only a defect of the kit shows a stack, and asks for a report', async () => {
    const { code, errors } = await endingOf(new TypeError('x is undefined'));
    expect(code).toBe(70);
    expect(errors).toMatch(/Please report it with these lines:\nTypeError: x is undefined\n {4}at /);
  });
});

describe.each([['config', 'show'], ['synth'], ['apply', '--yes']])(
  '%s %s tells programs why it failed',
  (...command) => {
    test('as problems on standard output, with 2', async () => {
      const { code, output, errors } = await run(...command, '--format', 'json', 'missing.yaml');
      expect(code).toBe(2);
      expect(JSON.parse(output)).toMatchObject({
        problems: [{ file: 'missing.yaml', path: '', message: 'there is no such file.' }],
      });
      expect(errors).toContain('missing.yaml: there is no such file.');
    });
  },
);

describe('manifests alone', () => {
  test('go to out/<name>/manifests', async () => {
    const io = testIo();
    expect(await writeManifests([deployment('private')], io)).toBe(0);
    expect(io.output()).toMatch(/^out\/plant\/manifests: \d+ waves$/);
  });

  test.each([[[]], [[deployment('private'), '']]])('need a file, and a folder has a name (%j)', async (args) => {
    await expect(writeManifests(args, testIo())).rejects.toThrow(BadInput);
  });
});
