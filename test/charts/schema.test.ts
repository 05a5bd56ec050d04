import { exampleNames, example } from '../support/example';
import { objectsOf } from '../support/objects';
import { schemaProblems } from '../support/schema-problems';

test.each(exampleNames)('%s: the API server knows every field of every object', (name) => {
  expect(objectsOf(example(name)).flatMap(schemaProblems)).toEqual([]);
});

test('a misspelt field and an unknown kind are found', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { clusterIp: 'None' } };
  expect(schemaProblems(service)).toEqual([expect.stringContaining('"additionalProperty":"clusterIp"')]);
  expect(schemaProblems({ ...service, kind: 'Servise' })).toEqual(['there is no kind v1/Servise']);
});
