import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureTimings } from '../../lib/facts/failure-timings';
import { example } from '../support/example';
import { named, ofKind } from '../support/objects';

const deployment = example('production');

test('a pod has longer to stop than a broker takes', () => {
  const { shutdown, partitionClose } = failureTimings;
  expect(deployment.kafka.terminationGracePeriodSeconds).toBeGreaterThan(shutdown.value + partitionClose.value);
});

test('timings that the kit sets itself are those of the manifests', () => {
  const [schedule] = ofKind(deployment, 'CronJob').map(({ spec }) => spec.schedule);
  expect(schedule).toBe(`*/${failureTimings.usersJob.value} * * * *`);
  const [pool] = deployment.brokers;
  expect(named(deployment, 'StatefulSet', pool!.name).spec.minReadySeconds).toBe(failureTimings.newTarget.value * 60);
});

test('timings that the runbook names are the same', () => {
  const runbook = readFileSync(join(__dirname, '..', '..', 'docs', 'runbook.md'), 'utf8').replace(/\s+/g, ' ');
  expect(runbook).toContain(`A wait can last ${failureTimings.podWait.value} minutes.`);
  expect(runbook).toContain('The tasks of a lost worker wait five minutes');
  expect(failureTimings.connectRebalance.value).toBe(5);
  expect(runbook).toContain('After nine seconds without a heartbeat');
  expect(failureTimings.session.value).toBe(9);
});
