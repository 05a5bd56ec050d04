import { keptObjectHours, oldestBackupHours } from '../../lib/model/backup';
import type { Deployment } from '../../lib/model/deployment';
import { awsExampleNames, awsVariant } from '../support/aws-variant';
import { example } from '../support/example';
import { named, ofKind } from '../support/objects';
import { privateVariant } from '../support/private-variant';

const plant = example('private');

const every = (everyHours: 1 | 4 | 24) =>
  privateVariant((written) => {
    written.storage.backup = { kind: 'snapshots', snapshotClass: 'copies', everyHours };
  });

const unbacked = privateVariant((written) => {
  written.stage = 'staging';
  written.storage.backup = { kind: 'none' };
});

interface Job {
  readonly schedule: string;
  readonly timeZone: string;
  readonly startingDeadlineSeconds: number;
  readonly jobTemplate: { readonly spec: { readonly activeDeadlineSeconds: number } };
}

const jobOf = (deployment: Deployment) => named(deployment, 'CronJob', 'backup').spec as never as Job;

const input = (deployment: Deployment) =>
  JSON.parse(named(deployment, 'ConfigMap', 'backup').data['backup.json']!) as {
    readonly claims: readonly string[];
    readonly waitSeconds: number;
    readonly access: string;
  };

const retention = (deployment: Deployment, pool: string) =>
  /^s3\.object\.delete\.retention\.minutes=(.*)$/m.exec(
    named(deployment, 'ConfigMap', pool).data['server.properties']!,
  )?.[1];

test('every controller’s claim is in a backup, and no other', () => {
  const claims = plant.controllers.flatMap(({ name, count }) =>
    Array.from({ length: count }, (_, ordinal) => `data-${name}-${ordinal}`),
  );
  expect(input(plant).claims).toEqual(claims);
});

test.each([
  [1, '0 */1 * * *'],
  [4, '0 */4 * * *'],
  [24, '0 0 * * *'],
] as const)('a backup each %i hours starts at the hours of UTC that the file means', (hours, schedule) => {
  expect(jobOf(every(hours))).toMatchObject({ schedule, timeZone: 'Etc/UTC' });
});

test('a run, however late, is over before the next begins, and before its age counts as too old', () => {
  const { startingDeadlineSeconds, jobTemplate } = jobOf(every(1));
  const { activeDeadlineSeconds } = jobTemplate.spec;
  expect(input(every(1)).waitSeconds).toBeLessThan(activeDeadlineSeconds);
  expect(activeDeadlineSeconds).toBeLessThan(3600);
  expect(startingDeadlineSeconds).toBeLessThan(3600);
});

test('only the pod of the backup has a token, for an hour, and only rights to snapshots of its namespace', () => {
  const { spec } = named(plant, 'CronJob', 'backup').spec.jobTemplate.spec.template as never as {
    readonly spec: {
      readonly automountServiceAccountToken: boolean;
      readonly volumes: readonly { readonly name: string; readonly projected?: object }[];
      readonly containers: readonly { readonly volumeMounts: readonly { name: string; mountPath: string }[] }[];
    };
  };
  expect(spec.automountServiceAccountToken).toBe(false);
  expect(spec.volumes.find(({ name }) => name === 'api-access')?.projected).toMatchObject({
    sources: [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
      { configMap: { name: 'kube-root-ca.crt' } },
    ],
  });
  const mount = spec.containers[0]!.volumeMounts.find(({ name }) => name === 'api-access');
  expect(mount?.mountPath).toBe(input(plant).access);
  expect(ofKind(plant, 'Role').map(({ metadata, rules }) => ({ name: metadata.name, rules }))).toEqual([
    {
      name: 'backup',
      rules: [
        {
          apiGroups: ['snapshot.storage.k8s.io'],
          resources: ['volumesnapshots'],
          verbs: ['create', 'delete', 'get', 'list'],
        },
      ],
    },
  ]);
});

test('its pod reaches the Kubernetes API and nothing else, where the file says it is', () => {
  const placed = privateVariant((written) => {
    const apiServer = { cidrs: ['10.96.0.1/32', '10.40.0.8/30'], ports: [8443] };
    written.storage.backup = { kind: 'snapshots', snapshotClass: 'copies', apiServer };
  });
  const policy = (deployment: Deployment) => named(deployment, 'NetworkPolicy', 'backup').spec;
  expect(policy(placed)).toMatchObject({
    egress: [
      {
        ports: [{ port: 8443 }],
        to: [{ ipBlock: { cidr: '10.96.0.1/32' } }, { ipBlock: { cidr: '10.40.0.8/30' } }],
      },
    ],
  });
  expect(policy(placed).ingress).toBeUndefined();
  expect(policy(plant).egress!.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([443, 6443]);
});

test.each(awsExampleNames)('%s: on AWS no job and no right of the cluster is needed', (name) => {
  const kinds = (kind: 'CronJob' | 'ServiceAccount') =>
    ofKind(example(name), kind).map(({ metadata }) => metadata.name);
  expect(kinds('CronJob')).not.toContain('backup');
  expect(kinds('ServiceAccount')).not.toContain('backup');
});

test('without backup there is nothing of it', () => {
  const names = (['CronJob', 'ServiceAccount', 'Role', 'NetworkPolicy'] as const).flatMap((kind) =>
    ofKind(unbacked, kind).map(({ metadata }) => metadata.name),
  );
  expect(names).not.toContain('backup');
});

test('objects that a backup names are kept until there was an interval to mend it in, by the controllers, who delete them', () => {
  for (const deployment of [every(4), awsVariant('production')]) {
    const hours = keptObjectHours(deployment.backup!);
    for (const { name } of deployment.controllers) expect(retention(deployment, name)).toBe(String(60 * hours));
    for (const { name } of deployment.brokers) expect(retention(deployment, name)).toBeUndefined();
  }
  expect([oldestBackupHours({ everyHours: 4 }), keptObjectHours({ everyHours: 4 })]).toEqual([9, 13]);
  expect(retention(unbacked, unbacked.controllers[0]!.name)).toBeUndefined();
});
