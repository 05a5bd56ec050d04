import { filledWaves, missingKeys } from '../../lib/bundle/placeholders';
import { parseHandoff } from '../../lib/load-handoff';
import { handoffKeys, handoffPlaceholder } from '../../lib/model/handoff';
import type { Wave } from '../../lib/model/wave';
import { example } from '../support/example';
import { stackOutputs } from '../support/stack-outputs';

const deployment = example('production');
const outputs = stackOutputs(deployment);
const handoff = parseHandoff(JSON.stringify(outputs), 'outputs.json', deployment);
const key = 'PrivateLinkUse1Az4Slot0';

const waves = (value: unknown): readonly Wave[] => [
  { id: '10-a', objects: [{ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, spec: { list: [{ value }] } }] },
];

test('a placeholder gives way to what the stack gave, wherever it stands', () => {
  expect(filledWaves(waves(handoffPlaceholder(key)), handoff)).toEqual(waves(outputs['acme-privatelink']![key]));
});

test('nothing else changes', () => {
  for (const value of [`see ${handoffPlaceholder(key)}`, 7, true, null, {}]) {
    expect(filledWaves(waves(value), handoff)).toEqual(waves(value));
  }
});

test('what was not handed over keeps its placeholder', () => {
  const nothing = { ...handoff, values: new Map() };
  expect(filledWaves(waves(handoffPlaceholder(key)), nothing)).toEqual(waves(handoffPlaceholder(key)));
});

test('what is missing is told with the stack that gives it, each once', () => {
  const twice = [...waves(handoffPlaceholder(key)), ...waves(handoffPlaceholder(key))];
  expect(missingKeys(deployment, twice)).toEqual([
    { key, stack: 'acme-privatelink', why: 'Target group of broker 0 in zone use1-az4.' },
  ]);
  expect(missingKeys(deployment, waves('text'))).toEqual([]);
});

test('a placeholder that no stack fills is a defect', () => {
  expect(() => missingKeys(deployment, waves(handoffPlaceholder('Nobody')))).toThrow('no stack gives Nobody');
});

test('the handoff holds every key, and nothing that no one asked for', () => {
  expect([...handoff.values.keys()]).toEqual(handoffKeys(deployment).map((each) => each.key));
});
