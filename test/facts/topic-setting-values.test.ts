import { settingValueProblem } from '../../lib/contracts/document/setting-value-problem';
import { keyCatalogue } from '../../lib/facts/broker-keys';
import { topicSettingValues } from '../../lib/facts/topic-setting-values';

const settings = keyCatalogue.filter(({ scope }) => scope === 'topic');

test('every setting of a topic that is not true or false is there, and no other', () => {
  const open = settings.filter(({ type }) => type !== 'boolean').map(({ key }) => key);
  expect([...topicSettingValues.keys()]).toEqual(open);
});

test('numbers have a range, texts a choice or a form', () => {
  const ofNumbers = ['int', 'long', 'double'];
  for (const { key, type } of settings) {
    const kind = topicSettingValues.get(key)?.kind;
    if (kind === undefined || kind === 'anything') continue;
    expect([key, kind === 'number']).toEqual([key, ofNumbers.includes(type)]);
    expect([key, kind === 'choices']).toEqual([key, key === 'cleanup.policy']);
  }
});

test('what AutoMQ uses by itself is allowed', () => {
  const problems = settings
    .filter(({ default: preset }) => preset !== null)
    .flatMap(({ key, type, default: preset }) => settingValueProblem(String(preset), { name: key, type }) ?? []);
  expect(problems).toEqual([]);
});
