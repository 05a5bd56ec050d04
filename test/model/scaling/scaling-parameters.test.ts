import { scalingParameters } from '../../../lib/model/scaling/scaling-parameters';
import { serverProperties } from '../../../charts/server-properties';
import { example } from '../../support/example';

const retail = example('retail');
const [broker] = retail.brokers;
const property = (key: string) =>
  Number(
    serverProperties(retail, broker!)
      .split('\n')
      .find((line) => line.startsWith(`${key}=`))
      ?.slice(key.length + 1),
  );

test('the network is measured against the very bandwidth that brokers are told they have', () => {
  const parameters = scalingParameters(retail);
  expect(parameters?.baselineBytesPerSecond).toBe(property('s3.network.baseline.bandwidth'));
  expect(parameters?.targetBytesPerSecond).toBe(property('s3.network.baseline.bandwidth') * 0.6);
});

test('a backlog is more than two uploads of the size that brokers are told', () => {
  expect(scalingParameters(retail)?.backlogBytes).toBe(2 * property('s3.wal.upload.threshold'));
});

test('CPU is measured against what brokers ask their nodes for', () => {
  const parameters = scalingParameters(retail);
  expect(parameters?.vcpusPerBroker).toBe(broker!.size.cpuRequestMillis / 1000);
  expect(parameters?.targetVcpus).toBeCloseTo((broker!.size.cpuRequestMillis / 1000) * 0.65);
});

test('zones move between the least and the most of the file, in the order of their numbers', () => {
  expect(scalingParameters(retail)).toMatchObject({ least: broker!.count, most: broker!.maxCount });
  expect(scalingParameters(retail)?.zones.map(({ id }) => id)).toEqual(['use1-az4', 'use1-az6', 'use1-az1']);
});

test.each([
  ['on CPU alone', example('production')],
  ['with a fixed number', example('supply-chain')],
  ['without KEDA', { ...retail, components: { ...retail.components, keda: 'absent' as const } }],
  ['without Prometheus', { ...retail, monitoring: { kind: 'none' as const } }],
])('there are none %s', (_, deployment) => {
  expect(scalingParameters(deployment)).toBeUndefined();
});
