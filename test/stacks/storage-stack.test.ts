import { backupTooOld } from '../../lib/model/aws-alarms/backup-alarms';
import { awsExampleNames, awsVariant } from '../support/aws-variant';
import type { Templates } from '../support/templates';
import { propertiesOf, stack, templatesOf } from '../support/templates';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

interface PolicyDetails {
  readonly TargetTags: readonly Tag[];
  readonly Schedules: readonly { readonly CopyTags: boolean; readonly TagsToAdd: readonly Tag[] }[];
}

interface Policy {
  readonly PolicyDocument: {
    readonly Statement: readonly {
      readonly Action: string | readonly string[];
      readonly Resource: unknown;
      readonly Condition?: { readonly StringEquals?: Readonly<Record<string, unknown>> };
    }[];
  };
}

const policiesIn = (templates: Templates) =>
  propertiesOf(stack(templates, 'Storage'), 'AWS::DLM::LifecyclePolicy').map(
    ({ PolicyDetails }) => PolicyDetails as PolicyDetails,
  );

const production = awsVariant('production');
const storage = stack(templatesOf(production, []), 'Storage');

test('buckets have the names that brokers are given', () => {
  const names = propertiesOf(storage, 'AWS::S3::Bucket').map(({ BucketName }) => BucketName);
  expect(names).toEqual([production.objectStore.dataBucket, production.objectStore.opsBucket]);
});

test('keys have the aliases by which the storage class and people name them', () => {
  const aliases = propertiesOf(storage, 'AWS::KMS::Alias').map(({ AliasName }) => AliasName);
  expect(aliases).toEqual(['alias/acme-data', 'alias/acme-cluster']);
  const { key } = production.platform.storage;
  expect(key.kind === 'made' && key.arn.endsWith(':alias/acme-data')).toBe(true);
});

test('every key rotates', () => {
  const keys = propertiesOf(storage, 'AWS::KMS::Key');
  expect(keys.map(({ EnableKeyRotation }) => EnableKeyRotation)).toEqual([true, true]);
});

test('a given key encrypts the bucket that is made, and brokers may use it', () => {
  const templates = templatesOf(awsVariant('production-existing'), []);
  const keyArn = 'arn:aws:kms:eu-central-1:210987654321:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
  const [bucket] = propertiesOf(stack(templates, 'Storage'), 'AWS::S3::Bucket');
  expect(JSON.stringify(bucket.BucketEncryption)).toContain(keyArn);
  expect(JSON.stringify(propertiesOf(stack(templates, 'Cluster'), 'AWS::IAM::Role'))).toContain(keyArn);
});

test('where all storage is given and nobody takes snapshots there is no stack for it', () => {
  const without = (backup: 'none' | 'snapshots') =>
    awsVariant('production-existing', (written) => {
      const opsBucket = { kind: 'existing', name: 'northwind-orders-ops' } as const;
      written.storage = { ...written.storage, opsBucket, backup: { kind: backup } };
    });
  expect(Object.keys(templatesOf(without('none'), []))).not.toContain('Storage');
  expect(Object.keys(templatesOf(without('snapshots'), []))).toContain('Storage');
});

test.each(awsExampleNames)(
  '%s: each controller’s volume has a policy of its own, and says so on its snapshots',
  (name) => {
    const { controllers, ...deployment } = awsVariant(name);
    const volumes = controllers.flatMap((pool) =>
      Array.from({ length: pool.count }, (_, ordinal) => `${deployment.name}/data-${pool.name}-${ordinal}`),
    );
    const policies = policiesIn(templatesOf({ controllers, ...deployment }, []));
    expect(policies.map(({ TargetTags }) => TargetTags)).toEqual(
      volumes.map((Value) => [{ Key: 'automq.com/controller-volume', Value }]),
    );
    for (const { TargetTags, Schedules } of policies) {
      expect(Schedules[0]!.TagsToAdd).toEqual(expect.arrayContaining([...TargetTags]));
      expect(Schedules[0]!.TagsToAdd).toContainEqual({ Key: 'deployment', Value: deployment.name });
    }
  },
);

test('snapshots don’t get the tags by which the EBS driver may delete what is its own', () => {
  expect(policiesIn(templatesOf(production, [])).map(({ Schedules }) => Schedules[0]!.CopyTags)).toEqual([
    false,
    false,
    false,
  ]);
});

test('a key that AWS allows and Data Lifecycle Manager doesn’t is on the snapshots and not on the policy', () => {
  const deployment = awsVariant('production', (written) => {
    written.tags = { 'Cost Center': '1200', 'team@acme': 'streaming', squad: 'red' };
  });
  const templates = templatesOf(deployment, []);
  const keys = (tags: readonly Tag[]) => tags.map(({ Key }) => Key);
  const own = propertiesOf(stack(templates, 'Storage'), 'AWS::DLM::LifecyclePolicy').map(({ Tags }) => Tags as Tag[]);
  expect(own.map(keys)).toEqual(Array(3).fill(['customer', 'deployment', 'owner', 'squad', 'stage']));
  for (const { Schedules } of policiesIn(templates))
    expect(keys(Schedules[0]!.TagsToAdd)).toEqual(expect.arrayContaining(['Cost Center', 'team@acme', 'squad']));
});

test('they are taken and kept as the file says', () => {
  const deployment = awsVariant('production', (written) => {
    written.storage = { backup: { kind: 'snapshots', everyHours: 2, keepDays: 30 } };
  });
  expect(policiesIn(templatesOf(deployment, []))[0]!.Schedules).toMatchObject([
    {
      CreateRule: { Interval: 2, IntervalUnit: 'HOURS', Times: ['00:00'] },
      RetainRule: { Interval: 30, IntervalUnit: 'DAYS' },
    },
  ]);
});

test('who takes them is Data Lifecycle Manager alone, and may read and delete only what has the tag of a volume', () => {
  const [role] = propertiesOf(storage, 'AWS::IAM::Role');
  expect(JSON.stringify(role.AssumeRolePolicyDocument)).toContain('dlm.amazonaws.com');
  const { Statement } = (role.Policies as readonly Policy[])[0]!.PolicyDocument;
  const changing = Statement.filter(({ Action }) => /DeleteSnapshot|^ec2:CreateSnapshot$/.test(String(Action)));
  expect(changing).toHaveLength(2);
  for (const { Condition } of changing)
    expect(Condition?.StringEquals?.['aws:ResourceTag/automq.com/controller-volume']).toEqual(
      ['use1-az4', 'use1-az6', 'use1-az1'].map((zone) => `acme/data-controller-${zone}-0`),
    );
  const any = Statement.filter(({ Resource }) => Resource === '*').map(({ Action }) => Action);
  expect(any).toEqual([['ec2:DescribeAvailabilityZones', 'ec2:DescribeSnapshots', 'ec2:DescribeVolumes']]);
});

test('each policy is watched by an alarm for as long as two snapshots may be missed', () => {
  const alarms = propertiesOf(storage, 'AWS::CloudWatch::Alarm');
  expect(alarms.map(({ AlarmName }) => AlarmName)).toEqual(
    ['use1-az4', 'use1-az6', 'use1-az1'].map((zone) => `acme-data-controller-${zone}-0-BackupTooOld`),
  );
  const ids = alarms.map(
    ({ Metrics }) => JSON.stringify(Metrics).match(/"DLMPolicyId","Value":\{"Ref":"(\w+)"/)?.[1] ?? '',
  );
  expect(ids.map((id) => storage.Resources[id]?.Type)).toEqual(ids.map(() => 'AWS::DLM::LifecyclePolicy'));
  expect(new Set(ids).size).toBe(3);
  for (const alarm of alarms)
    expect(alarm).toMatchObject({
      Metrics: [
        { Expression: 'FILL(completed, 0)', ReturnData: true },
        { Id: 'completed', MetricStat: { Metric: { Namespace: 'AWS/EBS' }, Period: 3600, Stat: 'Sum' } },
      ],
      EvaluationPeriods: 13,
      DatapointsToAlarm: 13,
      TreatMissingData: 'breaching',
    });
});

test('no interval makes an alarm that CloudWatch can’t look back for', () => {
  // Seven days for periods of an hour (CloudWatch API, PutMetricAlarm).
  expect(backupTooOld(24).evaluationPeriods * backupTooOld(24).periodSeconds).toBeLessThanOrEqual(604_800);
});
