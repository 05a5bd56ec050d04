import { backupProgram } from '../../../charts/backup/backup-program';
import { example } from '../../support/example';
import { named } from '../../support/objects';

const input = JSON.parse(named(example('private'), 'ConfigMap', 'backup').data['backup.json']!) as object;

test('the program reads every key of its input and expects no other, so none is a mistake that nobody sees', () => {
  const list = /record Configuration\(([^)]*)\)/.exec(backupProgram.source)?.[1] ?? '';
  const components = [...list.matchAll(/(\w+)\s*(?:,\s*\n|$)/g)].map(([, name]) => name!).sort();
  expect(Object.keys(input).sort()).toEqual(components);
});

test('java finds the class of the program by the name of its file', () => {
  expect(backupProgram.source).toContain(`public final class ${backupProgram.file.replace('.java', '')} {`);
});

test('the token is never part of what the program says', () => {
  const said = backupProgram.source.split('\n').filter((line) => /System\.(out|err)|new Refused/.test(line));
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((line) => /token|Authorization|request\b/.test(line))).toEqual([]);
});
