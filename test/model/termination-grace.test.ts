import { scalingAlerts } from '../../lib/model/alerts/scaling-alerts';
import { brokerFailure } from '../../lib/plan/failure/broker-failure';
import { awsVariant } from '../support/aws-variant';
import { named } from '../support/objects';
import { templatesOf } from '../support/templates';

const deployment = awsVariant('production', ({ kafka }) =>
  Object.assign(kafka, { terminationGracePeriodSeconds: 480 }),
);

test('every node has the time to stop that the file gives', () => {
  for (const { name } of [...deployment.controllers, ...deployment.brokers]) {
    const spec: object = named(deployment, 'StatefulSet', name).spec.template.spec;
    expect(spec).toMatchObject({ terminationGracePeriodSeconds: 480 });
  }
});

test('load balancers leave connections alone for as long', () => {
  const delays = JSON.stringify(templatesOf(deployment)).match(
    /"deregistration_delay\.timeout_seconds","Value":"\d+"/g,
  );
  expect(new Set(delays)).toEqual(new Set(['"deregistration_delay.timeout_seconds","Value":"480"']));
});

test('who is slow to stop is told of at half of it, counted from the request', () => {
  const [slow] = scalingAlerts.ShutdownSlow.cases(deployment);
  expect(slow?.threshold).toBe(240);
  expect(slow?.expression(240)).toMatch(/\+ 480 > 240$/);
});

test('the plan says it', () => {
  expect(brokerFailure(deployment).duration).toContain('has 480 s');
});
