import { brokerIdleMs } from '../../lib/model/idle-time';
import { example } from '../support/example';

test('brokers go by the least patient load balancer and end before it does', () => {
  const { access } = example('production');
  const privateLink = { ...access.privateLink!, idleTimeoutSeconds: 60 };
  expect(brokerIdleMs(access)).toBe(280_000);
  expect(brokerIdleMs({ ...access, privateLink })).toBe(48_000);
});

test('where no load balancer of the account carries clients, Kafka’s own time stays', () => {
  expect(brokerIdleMs(example('minimal').access)).toBeUndefined();
  expect(brokerIdleMs(example('private').access)).toBeUndefined();
});
