import type { AwsAlarm } from '../../../lib/model/aws-alarms/aws-alarm';
import { alarmsIn, awsAlarms, billedMetrics } from '../../../lib/model/aws-alarms/aws-alarms';
import { emailsOf } from '../../../lib/model/aws-alarms/alarm-settings';
import type { Written } from '../../support/aws-variant';
import { awsExampleNames, awsVariant } from '../../support/aws-variant';

const production = awsVariant('production');

const idsWith = (change: (written: Written) => void) => awsAlarms(awsVariant('production', change)).map(({ id }) => id);

const dimensionsOf = (alarm: AwsAlarm | undefined) => alarm?.metrics.flatMap(({ dimensions }) => dimensions);

const draining = (written: Written) => {
  written.zones.find(({ id }) => id === 'use1-az1')!.state = 'draining';
};

test('a file without alarms has none', () => {
  expect(awsAlarms(awsVariant('minimal'))).toEqual([]);
  expect(idsWith((written) => (written.alarms = { kind: 'none' }))).toEqual([]);
});

test.each(awsExampleNames)('no two alarms of %s have one name, and each begins with the deployment', (example) => {
  const { name } = awsVariant(example);
  const names = awsAlarms(awsVariant(example)).map((alarm) => alarm.name);
  expect(names).toEqual([...new Set(names)]);
  expect(names.filter((each) => !each.startsWith(`${name}-`))).toEqual([]);
});

test.each(awsExampleNames)('what an alarm of %s says fits CloudWatch and has severity, owner and page', (example) => {
  for (const { description, definition } of awsAlarms(awsVariant(example))) {
    expect(description.length).toBeLessThanOrEqual(1024);
    expect(description).toContain(definition.symptom);
    expect(description).toMatch(/ Severity: (critical|warning)\. Owner: [^ ]+\. Runbook: "[^"]+"\.$/);
  }
});

test('every way in has its own alarms, in its own stack', () => {
  const subjects = awsAlarms(production).filter(({ id }) => id === 'NoHealthyBroker');
  expect(subjects.map(({ name, stack }) => [name, stack])).toEqual([
    ['acme-network-NoHealthyBroker', 'network-access'],
    ['acme-privateLink-NoHealthyBroker', 'privatelink'],
  ]);
  expect(idsWith((written) => (written.access = {}))).not.toContain('NoHealthyBroker');
});

test('every NAT gateway has its own, and a single one has those of its zone', () => {
  const zones = (alarms: readonly AwsAlarm[]) => alarms.filter(({ id }) => id === 'NatPortsExhausted');
  const single = awsVariant('production', (written) => {
    written.network.vpc = { kind: 'new', cidr: '10.30.0.0/16', egress: 'natSingle' };
  });
  expect(zones(awsAlarms(production)).map(({ subject }) => subject)).toEqual(['use1-az4', 'use1-az6', 'use1-az1']);
  expect(zones(awsAlarms(single)).map(({ subject }) => subject)).toEqual(['use1-az4']);
  expect(alarmsIn(production, 'network', 'use1-az6').map(({ id }) => id)).toEqual([
    'NatPortsExhausted',
    'NatDropsPackets',
  ]);
});

test('a cluster that is there has no alarms of ours', () => {
  const ids = awsAlarms(awsVariant('production-existing')).map(({ id }) => id);
  expect(ids).not.toContain('PodsUnschedulable');
  expect(ids).toContain('VcpusNearQuota');
});

test('KMS is watched where S3 calls it for brokers', () => {
  expect(idsWith((written) => (written.storage = { encryption: { kind: 's3Managed' } }))).not.toContain('KmsNearQuota');
  const kms = awsAlarms(production).find(({ id }) => id === 'KmsNearQuota');
  expect(dimensionsOf(kms)).toEqual([
    ['Service', 'KMS'],
    ['Type', 'API'],
    ['Resource', 'CryptographicOperationsSymmetric'],
    ['Class', 'None'],
  ]);
});

test('requests to the bucket have alarms where they are counted', () => {
  expect(idsWith(() => {})).not.toContain('BucketFailing');
  const counted = awsVariant('production', (written) => {
    written.alarms = { kind: 'cloudWatch', bucketRequests: true };
  });
  expect(dimensionsOf(awsAlarms(counted).find(({ id }) => id === 'BucketFailing'))).toEqual([
    ['BucketName', 'acme-data-123456789012-us-east-1'],
    ['FilterId', 'EntireBucket'],
  ]);
});

test('while a zone drains, the load balancer that stays in it does not call that an outage', () => {
  const zoneAlarms = (change: (written: Written) => void) =>
    awsAlarms(awsVariant('production', change))
      .filter(({ id }) => id === 'LoadBalancerZoneUnhealthy')
      .map(({ subject }) => subject);
  expect(zoneAlarms(() => {})).toEqual(['network', 'privateLink']);
  expect(zoneAlarms(draining)).toEqual(['network']);
});

test('an alarm that the file leaves out is gone from everywhere, and a threshold of the file says why', () => {
  const changed = awsVariant('production', (written) => {
    written.alarms = {
      kind: 'cloudWatch',
      changed: [
        { alarm: 'ConnectionsReset', state: 'off', reason: 'Stores lose power at night.' },
        { alarm: 'VcpusNearQuota', threshold: 60, reason: 'Raising it takes a week.' },
      ],
    };
  });
  const alarms = awsAlarms(changed);
  expect(alarms.map(({ id }) => id)).not.toContain('ConnectionsReset');
  const vcpus = alarms.find(({ id }) => id === 'VcpusNearQuota')!;
  expect(vcpus.definition.threshold).toBe(60);
  expect(vcpus.description).toContain(
    'Threshold 60 percent of the quota by the deployment file: Raising it takes a week.',
  );
});

test('an expression is billed by its metrics', () => {
  expect(billedMetrics(alarmsIn(production, 'network', 'use1-az4'))).toBe(1 + 3);
});

test('mail goes to the addresses of the file, or to an owner that is one', () => {
  expect(emailsOf('a@acme.example', ['b@acme.example'])).toEqual(['b@acme.example']);
  expect(emailsOf('a@acme.example', [])).toEqual([]);
  expect(emailsOf('a@acme.example', undefined)).toEqual(['a@acme.example']);
  expect(emailsOf('Team Streaming', undefined)).toEqual([]);
});

test('all alarms go to the topic of the deployment, or to those that are there', () => {
  const topic = 'arn:aws:sns:us-east-1:123456789012:on-call';
  expect(production.platform.alarms?.topicArns).toEqual(['arn:aws:sns:us-east-1:123456789012:acme-alarms']);
  const existing = awsVariant('production', (written) => {
    written.alarms = { kind: 'cloudWatch', notify: { kind: 'existing', topics: [topic] } };
  });
  expect(existing.platform.alarms).toMatchObject({ topic: undefined, topicArns: [topic] });
});

test('alerts and alarms have one owner', () => {
  const owned = awsVariant('production', (written) => {
    written.monitoring = { kind: 'podMonitor', alerts: { owner: 'platform-on-call' } };
  });
  expect(awsAlarms(owned)[0]!.description).toContain('Owner: platform-on-call.');
});
