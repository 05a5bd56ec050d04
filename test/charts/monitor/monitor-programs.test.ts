import { canaryProgram } from '../../../charts/canary/canary-program';
import { groupLagProgram } from '../../../charts/group-lag/group-lag-program';
import { monitorProgram } from '../../../charts/monitor/monitor-program';
import { example } from '../../support/example';
import { named } from '../../support/objects';

type Sources = Readonly<Record<string, string>>;

/** Names of a record's components in a source. */
function components(source: string, record: string): readonly string[] {
  const list = new RegExp(`record ${record}\\(([^)]*)\\)`).exec(source)?.[1] ?? '';
  const plain = list.replace(/<[^>]*>/g, '');
  return [...plain.matchAll(/(\w+)\s*(?:,|$)/g)].map(([, name]) => name!);
}

const production = example('production');
const read = (configMap: string, file: string) =>
  JSON.parse(named(production, 'ConfigMap', configMap).data[file]!) as {
    readonly login: object;
    readonly ways?: object[];
  };
const keys = (value: object) => Object.keys(value).sort();

test.each([
  ['canary', 'use1-az4.json', canaryProgram['Canary.java']],
  ['group-lag', 'group-lag.json', groupLagProgram['GroupLag.java']],
])('%s: the program reads every key of its input and expects no other', (configMap, file, source) => {
  const input = read(configMap, file);
  expect(keys(input)).toEqual([...components(source, 'Configuration')].sort());
  expect(keys(input.login)).toEqual([...components(monitorProgram['Login.java'], 'Login')].sort());
  for (const way of input.ways ?? []) expect(keys(way)).toEqual([...components(source, 'Way')].sort());
});

test.each<[string, Sources]>([
  ['canary', { ...monitorProgram, ...canaryProgram }],
  ['group-lag', { ...monitorProgram, ...groupLagProgram }],
])(
  '%s: the sources stand in the ConfigMap as they are in the repository, each with the class of its name',
  (name, sources) => {
    const { data } = named(production, 'ConfigMap', name);
    expect(
      Object.keys(data)
        .filter((file) => file.endsWith('.java'))
        .sort(),
    ).toEqual(Object.keys(sources).sort());
    for (const [file, source] of Object.entries(sources)) {
      expect(data[file]).toBe(source);
      expect(source).toMatch(new RegExp(`^(public final |final )?(class|record) ${file.replace('.java', '')}\\b`, 'm'));
    }
  },
);

test('the script runs the class that the command names, of the program that was compiled', () => {
  for (const name of ['canary-use1-az4', 'group-lag']) {
    const { containers, volumes } = named(production, 'Deployment', name).spec.template.spec;
    const [shell, script, main, file] = containers[0]!.command;
    const { data } = named(
      production,
      'ConfigMap',
      volumes.find((volume) => volume.name === 'program')!.configMap!.name,
    );
    expect(shell).toBe('/bin/bash');
    expect(Object.keys(data)).toEqual(expect.arrayContaining([script!.split('/').at(-1), file, `${main!}.java`]));
    expect(data['start.sh']).toContain('"$1" "/etc/automq-program/$2"');
  }
});
