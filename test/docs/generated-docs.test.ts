import { fileChecks } from '../../lib/config/file-checks';
import { rootSchemas } from '../../lib/config/json-schema';
import { fieldsOf } from '../../lib/config/schema-fields';
import { renderReference } from '../../lib/docs/render-reference';
import { renderRules } from '../../lib/docs/render-rules';
import { rules } from '../../lib/rules/all-rules';

test('the page of rules has a heading for every rule and check', () => {
  const headings = [...renderRules(fileChecks, rules).matchAll(/^### (.*)$/gm)].map(([, id]) => id);
  expect(headings.sort()).toEqual([...fileChecks, ...rules].map(({ id }) => id).sort());
});

test('the reference has a row for every setting that holds a value', () => {
  const page = renderReference();
  const values = Object.values(rootSchemas)
    .flatMap((root) => fieldsOf(root()))
    .filter(({ schema, path }) => !schema.properties && !schema.items?.properties && path.at(-1) !== 'kind');
  expect(values.map(({ path }) => path.join('.')).filter((path) => !page.includes(`| \`${path}\``))).toEqual([]);
});
