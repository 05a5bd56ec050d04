import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaPlace } from '../../../lib/cli/init/schema-place';
import { testIo } from '../support/test-io';

/** A folder with a schema in it, of the package of this name. */
function folderWith(schemaFolder: string, packageName: string): string {
  const { cwd } = testIo();
  mkdirSync(join(cwd, schemaFolder), { recursive: true });
  writeFileSync(join(cwd, schemaFolder, 'deployment.schema.json'), '{}');
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name: packageName }));
  return cwd;
}

test('in a clone the schema is found from any folder, also from one that is not there yet', () => {
  const clone = folderWith('docs', 'automq-kit');
  expect(schemaPlace(join(clone, 'deployments', 'new'))).toBe('../../docs/deployment.schema.json');
});

test('in a project the schema is that of the installed kit', () => {
  const project = folderWith('node_modules/automq-kit/docs', 'fleet');
  expect(schemaPlace(join(project, 'deployments'))).toBe('../node_modules/automq-kit/docs/deployment.schema.json');
});

test('the schema of another package is left alone', () => {
  expect(schemaPlace(folderWith('docs', 'other'))).toBeUndefined();
});
