import { unregisterProgram } from '../../../charts/unregister/unregister-program';
import { example } from '../../support/example';
import { named } from '../../support/objects';

/** Names of a record's components in the program's source. */
function components(record: string): readonly string[] {
  const list = new RegExp(`record ${record}\\(([^)]*)\\)`).exec(unregisterProgram.source)?.[1] ?? '';
  return [...list.matchAll(/(\w+)\s*(?:,|$)/g)].map(([, name]) => name!).sort();
}

const input = JSON.parse(named(example('production'), 'ConfigMap', 'unregister').data['unregister.json']!) as {
  readonly pools: readonly object[];
};

test('the program reads every key of its input and expects no other, so none is a mistake that nobody sees', () => {
  expect(Object.keys(input).sort()).toEqual(components('Configuration'));
  for (const pool of input.pools) expect(Object.keys(pool).sort()).toEqual(components('Pool'));
});

test('java finds the class of the program by the name of its file', () => {
  expect(unregisterProgram.source).toContain(`public final class ${unregisterProgram.file.replace('.java', '')} {`);
});
