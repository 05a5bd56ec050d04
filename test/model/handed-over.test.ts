import { handedOver } from '../../lib/model/handed-over';
import { handoffPlaceholder } from '../../lib/model/handoff';

const object = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a' },
  data: { whole: handoffPlaceholder('Key'), part: `see ${handoffPlaceholder('Key')}` },
  list: [handoffPlaceholder('Other'), 1, null, true],
};

test('a placeholder that is the whole text gives way to its value, and nothing else changes', () => {
  expect(handedOver(object, (key) => `value of ${key}`)).toEqual({
    ...object,
    data: { whole: 'value of Key', part: 'see handoff:Key' },
    list: ['value of Other', 1, null, true],
  });
});

test('the order of keys stays', () => {
  expect(JSON.stringify(handedOver(object, (key) => key))).toBe(
    JSON.stringify(object).replace('"handoff:Key"', '"Key"').replace('"handoff:Other"', '"Other"'),
  );
});
