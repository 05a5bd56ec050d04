import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { paths } from '../../charts/container-paths';
import { charts } from '../../charts/waves';
import { keyCatalogue } from '../../lib/facts/broker-keys';
import { dataVolume, namespaceOf } from '../../lib/model/names';
import { keptText } from '../../lib/model/runbook/kept-text';
import { runbookConditions } from '../../lib/model/runbook/runbook-conditions';
import { runbookNames } from '../../lib/model/runbook/runbook-names';
import type { KubernetesObject } from '../../lib/model/wave';
import { scalingSeries } from '../../lib/model/scaling/scaling-series';
import { awsVariant } from '../support/aws-variant';
import { example, exampleNames } from '../support/example';
import { kafkaTools } from '../support/kafka-tools';
import { knownMetrics } from '../support/known-metrics';
import { queryProblems } from '../support/query-problems';
import { schemaProblems } from '../support/schema-problems';

const source = readFileSync(join(__dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');
const blocks = [...source.matchAll(/^( *)```\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', block = '']) => ({
  indent,
  text: block.replace(new RegExp(`^${indent}`, 'gm'), ''),
}));
const inline = [...source.replace(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, code]) =>
  code!.replace(/\s+/g, ' '),
);
const isQuery = (code: string) => /^(sum|topk|rate)\b.*\(|^\{__name__/.test(code);
const shell = blocks.map(({ text }) => text).filter((text) => !isQuery(text));
const queries = [...blocks.map(({ text }) => text), ...inline].filter(
  (code) => isQuery(code) || /^((kafka|automq|jvm)_[a-z0-9_]*(\{[^}]*\})?|up\{.*)$/.test(code.trim()),
);
const commands = [...shell.flatMap((text) => text.replaceAll('\\\n', ' ').split('\n')), ...inline].map((line) =>
  line.replace(/\s+/g, ' ').trim(),
);

const toolCommands = commands.flatMap((command) => {
  const [, tool, rest] = /\/bin\/(kafka-[a-z-]+\.sh) (.*)$/.exec(command.replace(/ [<>]\S.*$/, '')) ?? [];
  return tool === undefined ? [] : [{ command, tool, words: rest!.split(' ') }];
});

test('every Kafka tool is one of AutoMQ’s, lies where the image has it, and takes the options it is given', () => {
  expect(toolCommands.length).toBeGreaterThan(30);
  for (const { command, tool, words } of toolCommands) {
    expect(command).toContain(`${paths.kafka}/bin/${tool}`);
    const { options, commands: known = {} } = kafkaTools[tool]!;
    const at = words.findIndex((word) => word in known);
    const flags = (some: readonly string[]) => some.filter((word) => word.startsWith('--'));
    expect([command, at === -1 && Object.keys(known).length > 0]).toEqual([command, false]);
    expect(options).toEqual(expect.arrayContaining(flags(at === -1 ? words : words.slice(0, at))));
    if (at !== -1) expect(known[words[at]!]).toEqual(expect.arrayContaining(flags(words.slice(at))));
  }
});

test('a tool that waits for an answer is not left waiting, and nobody is thrown out of a group', () => {
  expect(toolCommands.filter(({ words }) => words.includes('--force'))).toEqual([]);
  for (const [, after] of source.matchAll(/the same with `(--remove[^`]*)`/g)) expect(after).toBe('--remove --force');
});

test('offsets are looked at before they are written', () => {
  const resets = toolCommands.filter(({ words }) => words.includes('--reset-offsets'));
  expect(resets.length).toBeGreaterThan(4);
  resets.forEach(({ words }, index) => {
    if (!words.includes('--execute')) return;
    const dry = words.map((word) => (word === '--execute' ? '--dry-run' : word));
    expect(resets[index - 1]?.words).toEqual(dry);
  });
});

test('brokers know every setting that the runbook changes in them', () => {
  const settings = toolCommands.flatMap(({ words }) => {
    const of = words[words.indexOf('--entity-type') + 1];
    const changed = ['--add-config', '--delete-config'].flatMap((flag) =>
      words.includes(flag) ? words[words.indexOf(flag) + 1]!.split(',') : [],
    );
    return of === 'brokers' ? changed.map((each) => each.split('=')[0]!) : [];
  });
  expect(settings.length).toBeGreaterThan(2);
  expect(settings.filter((key) => !keyCatalogue.some((each) => each.key === key && each.dynamic))).toEqual([]);
});

/** The job of its second step is there in an upgrade only. */
const upgraded = awsVariant('production', ({ kafka }) =>
  Object.assign(kafka, { upgrade: { from: '1.7.2', step: 'levels' } }),
);

/** Everything that any example puts into its namespace, as kubectl names it. */
const made = new Set(
  [...exampleNames.map(example), upgraded].flatMap((deployment) =>
    charts(deployment).flatMap((chart) =>
      (chart.toJson() as { kind: string; metadata: { name: string } }[]).map(
        ({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}`,
      ),
    ),
  ),
);

test('what a command names in the cluster is there', () => {
  const named = commands.flatMap((command) =>
    [
      ...command.matchAll(/\b(configmap|podmonitor|cronjob|(?:describe|delete) certificate)[ /]([a-z][a-z-]+[a-z])\b/g),
    ].map(([, kind, name]) => `${kind!.split(' ').at(-1)!}/${name!}`),
  );
  expect(new Set(named).size).toBeGreaterThan(4);
  expect(named.filter((name) => !made.has(name))).toEqual([]);
  expect(source).toContain(namespaceOf('<deployment>'));
  expect(commands.filter((command) => command.includes('pvc data-')).length).toBeGreaterThan(2);
  expect(dataVolume).toBe('data');
});

test('who stops the controllers of a zone starts all of them again, however many a zone has', () => {
  const counts = [...source.matchAll(/statefulset controller-ZONE --replicas (\w+)/g)].map(([, count]) => count);
  expect(new Set(counts)).toEqual(new Set(['0', 'CONTROLLERS']));
  const deployment = example('private');
  const inZones = (...numbers: readonly number[]) =>
    runbookNames({
      ...deployment,
      controllers: numbers.map((count, index) => ({ ...deployment.controllers[index]!, count, maxCount: count })),
    }).find(({ word }) => word === 'CONTROLLERS');
  expect(inZones(1, 1, 1)?.value).toBe('1');
  expect(inZones(3)?.value).toBe('3');
  expect(inZones(2, 1)).toEqual({ word: 'CONTROLLERS', hint: 'all of the zone: 2 in room-a, 1 in room-b' });
});

test('a command that names policies of backups finds those of this deployment alone', () => {
  const looks = commands.filter((command) => command.startsWith('aws dlm get-lifecycle-policies'));
  expect(looks.length).toBe(2);
  for (const look of looks) expect(look).toContain("| grep 'of <deployment> '");
});

test('a job that somebody starts by hand more than once is not the one of last time', () => {
  for (const job of ['backup-now', 'levels-now']) {
    const at = commands.indexOf(`kubectl -n NS delete job ${job} --ignore-not-found`);
    expect(at).toBeGreaterThan(-1);
    expect(commands[at + 1]).toContain(`create job ${job}`);
    expect(commands.filter((command) => command.includes(`create job ${job}`))).toHaveLength(1);
  }
});

const verbs =
  'get|describe|logs|exec|cp|create|apply|delete|patch|scale|rollout|wait|cordon|drain|uncordon|taint|edit|annotate'.split(
    '|',
  );

test('kubectl is asked for what it knows, and for the namespace', () => {
  const asked = commands.flatMap((command) => [...command.matchAll(/\bkubectl ((?:-n \S+ )?)([a-z]+) ?(\S*)/g)]);
  expect(asked.length).toBeGreaterThan(60);
  const clusterWide =
    /^((nodepools?|ec2nodeclass(es)?|nodeclaims?)(,\S+)?|nodes?|pv|NODE|prometheus|servicemonitor|volumesnapshot(class|contents)|--server-side|-f|pods|status)$/;
  for (const [text, namespace, verb, what] of asked) {
    expect(verbs).toContain(verb);
    if (namespace === '')
      expect([text, ['cordon', 'drain', 'uncordon', 'taint'].includes(verb!) || clusterWide.test(what!)]).toEqual([
        text,
        true,
      ]);
  }
});

test('every series and query of the runbook is one that an exporter gives', () => {
  expect(queries.length).toBeGreaterThan(20);
  const known = knownMetrics();
  const ofRules = /^\{__name__=~"automq:\((.*)\)"/;
  for (const [, rules] of queries.map((query) => ofRules.exec(query)).filter((found) => found !== null))
    for (const rule of rules!.split('|'))
      expect(Object.values<string>(scalingSeries).some((name) => new RegExp(`^automq:${rule}$`).test(name))).toBe(true);
  const problems = queries
    .filter((query) => !ofRules.test(query))
    .flatMap((query) =>
      queryProblems(query.replaceAll('"NS"', '"automq-acme"'), known).map((problem) => `${query}: ${problem}`),
    );
  expect(problems).toEqual([]);
});

const names = runbookNames(example('production'));
const also = runbookNames(example('private'));
const words = new Set([...names, ...also].map(({ word }) => word));

/** What is written in capitals and is no placeholder. */
const literal =
  /^(TLS|EKS|IP|FAILED|YAML|CLAIM|GET|HTTP|OK|PUT|POST|DELETE|ID|PEM|SSL|BALANCER|BACKWARD|BACKWARD_TRANSITIVE|ROLLBACK_COMPLETE|ROLLBACK_FAILED|UPDATE_ROLLBACK_FAILED|POD|NS|ZONE|NAME|DISABLED|ENABLED|ERROR|SUSPEND|LITERAL)$/;

test('every word in capitals of a command stands for a name that can be filled in', () => {
  const used = [...commands, ...inline].flatMap((code) => code.match(/\b[A-Z][A-Z_]{1,}\b/g) ?? []);
  expect([...new Set(used)].filter((word) => !words.has(word) && !literal.test(word))).toEqual([]);
  expect([...words].filter((word) => !source.includes(word))).toEqual([]);
});

test('no variable would stand in single quotes, where a shell leaves it as it is', () => {
  const variables = names.filter(({ value }) => value === undefined).map(({ word }) => word);
  const quoted = shell.flatMap((text) => text.match(/'[^'\n]*'/g) ?? []);
  const broken = quoted.filter((text) => new RegExp(`\\b(${variables.join('|')})\\b`).test(text));
  expect(broken).toEqual([]);
});

test('no text for a shell is indented, where its end would not be found', () => {
  expect(blocks.filter(({ indent, text }) => indent !== '' && text.includes('<<'))).toEqual([]);
});

test('objects that a person makes are ones that Kubernetes takes', () => {
  const objects = shell.flatMap((text) => [...text.matchAll(/<<(\w+)\n([\s\S]*?)\n\1\n/g)].map(([, , yaml]) => yaml!));
  expect(objects.length).toBeGreaterThan(3);
  for (const yaml of objects) {
    const filled = yaml.replace(/\$claim|\b[A-Z][A-Z_]{2,}\b/g, 'x').replaceAll('SIZE', '20Gi');
    const object = parse(filled) as KubernetesObject;
    const { metadata } = object;
    // Kubernetes makes the name where the beginning of one is given.
    const problems = schemaProblems({ ...object, metadata: { ...metadata, name: 'x' } });
    expect(problems.filter((problem) => !problem.startsWith('there is no kind snapshot.storage.k8s.io/v1/'))).toEqual(
      [],
    );
  }
});

test('every part of the runbook is for a deployment that can be, and the page is whole without any', () => {
  const conditions = runbookConditions(example('production'));
  const all = Object.fromEntries(Object.keys(conditions).map((name) => [name, true]));
  expect(keptText(source, all)).not.toContain('<!-- only');
  const asked = [...source.matchAll(/<!-- only (\w+) -->/g)].map(([, name]) => name!);
  expect(Object.keys(conditions).filter((name) => !asked.includes(name))).toEqual([]);
});
