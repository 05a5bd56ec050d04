import { fileChecks } from '../../lib/config/file-checks';
import { rootSchemas } from '../../lib/config/json-schema';
import { fieldsOf } from '../../lib/config/schema-fields';
import { consumerRoot } from '../../lib/consumer/config/consumer-json-schema';
import { consumerRules } from '../../lib/consumer/rules/all-rules';
import { renderConsumerReference } from '../../lib/docs/render-consumer-reference';
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

describe('the reference of the consumer file', () => {
  const page = renderConsumerReference();

  test('has a row for every setting that holds a value', () => {
    const values = fieldsOf(consumerRoot()).filter(({ schema }) => !schema.properties && !schema.items?.properties);
    expect(values.map(({ path }) => path.join('.')).filter((path) => !page.includes(`| \`${path}\``))).toEqual([]);
  });

  test('has a heading for every rule', () => {
    const headings = [...page.matchAll(/^### (.*)$/gm)].map(([, id]) => id);
    expect(headings.sort()).toEqual(consumerRules.map(({ id }) => id).sort());
  });
});
