import { usersProgram } from '../../../charts/users/users-program';
import { example } from '../../support/example';
import { named } from '../../support/objects';

/** Names of a record's components in the program's source. */
function components(record: string): readonly string[] {
  const list = new RegExp(`record ${record}\\(([^)]*)\\)`).exec(usersProgram.source)?.[1] ?? '';
  return [...list.matchAll(/(\w+)\s*(?:,|$)/g)].map(([, name]) => name!);
}

const inputOf = (name: 'production' | 'retail') =>
  JSON.parse(named(example(name), 'ConfigMap', 'users').data['users.json']!) as Input;

interface Input {
  readonly brokers: { readonly listeners: readonly object[] };
  readonly controllers: { readonly listeners: readonly object[] };
  readonly users: readonly { readonly acls: readonly object[] }[];
}
const keys = (objects: readonly object[]) => [...new Set(objects.flatMap((object) => Object.keys(object)))].sort();

test('the program reads every key of its input and expects no other, so none is a mistake that nobody sees', () => {
  const input = inputOf('production');
  // Some users of the other have their rights from contracts.
  const users = [...input.users, ...inputOf('retail').users];
  expect(keys([input])).toEqual([...components('Configuration')].sort());
  const nodes = [input.brokers, input.controllers];
  expect(keys(nodes)).toEqual([...components('Nodes')].sort());
  expect(keys(nodes.flatMap(({ listeners }) => listeners))).toEqual([...components('Listener')].sort());
  expect(keys(users)).toEqual([...components('User')].sort());
  expect(keys(users.flatMap(({ acls }) => acls))).toEqual([...components('Acl')].sort());
});

test('java finds the class of the program by the name of its file', () => {
  expect(usersProgram.source).toContain(`public final class ${usersProgram.file.replace('.java', '')} {`);
});
