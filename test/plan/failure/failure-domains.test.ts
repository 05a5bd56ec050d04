import { failureTimings } from '../../../lib/facts/failure-timings';
import { runbookHeadings } from '../../../lib/facts/runbook-headings';
import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import type { Evidence } from '../../../lib/plan/evidence';
import { assessEvidence } from '../../../lib/plan/evidence';
import type { FailureDomain } from '../../../lib/plan/failure/failure-domain';
import { failureDomains } from '../../../lib/plan/failure/failure-domains';
import type { Written } from '../../support/aws-variant';
import { awsVariant } from '../../support/aws-variant';
import { example, exampleNames } from '../../support/example';
import { privateVariant } from '../../support/private-variant';
import { fittingCapacity } from '../../support/readiness-subject';
import { readyVariant } from '../../support/ready-variant';
import { writtenGroup } from '../../support/written-group';

const domain = (deployment: Deployment, id: FailureDomain['id'], evidence: readonly Evidence[] = []) =>
  failureDomains(deployment, fittingCapacity(deployment), assessEvidence(evidence, '2026-11-21')).find(
    (each) => each.id === id,
  )!;

const production = (change?: (written: Written) => void) => readyVariant(change);

describe.each(exampleNames)('%s', (name) => {
  const domains = failureDomains(example(name), capacityOf(example(name)), []);

  test('has eight failure domains, each told to the end', () => {
    expect(domains).toHaveLength(8);
    for (const { effect, duration, dataLoss, onBrokerLocalKafka } of domains)
      for (const text of [effect, duration, dataLoss, onBrokerLocalKafka]) {
        expect(text).toMatch(/^[A-Z\d].*\.$/);
        expect(text).not.toMatch(/undefined|NaN|Infinity| {2}|\.\./);
      }
  });

  test('points to pages of the runbook', () => {
    expect(domains.filter(({ runbook }) => !runbookHeadings.some((heading) => heading === runbook))).toEqual([]);
  });

  test('is verified by nothing without results', () => {
    expect(new Set(domains.map(({ verified }) => verified.status))).toEqual(new Set(['unknown']));
  });
});

const fixed = production((written) => void (written.autoscaling = { kind: 'none' }));

test('a lost broker is taken over after the session, one at a time', () => {
  const { duration, effect, dataLoss } = domain(fixed, 'broker');
  expect(duration).toContain(`${failureTimings.session.value} s until it is fenced`);
  expect(duration).toContain('One broker is recovered at a time, and one that started less than 60 s ago not yet');
  expect(effect).toContain('the other 2 brokers; its zone has no other');
  expect(dataLoss).toContain('the last 250 ms');
});

test('a session that the file sets is the one that counts', () => {
  const deployment = production((written) => {
    written.kafka.properties = { 'broker.session.timeout.ms': 18_000 };
  });
  expect(domain(deployment, 'broker').duration).toContain('18 s until it is fenced');
});

test('nobody takes over from a lone broker', () => {
  const alone = awsVariant('minimal', (written) => (written.kafka.brokers = { perZone: 1 }));
  expect(domain(alone, 'broker').effect).toContain('nobody takes its partitions over');
});

test('what broker-local Kafka would copy is what the groups keep', () => {
  // 10 MiB/s for 720 h, three copies on three brokers.
  const size = (brokers: number) => `${((10 * 720 * 3600 * 3) / brokers / 2 ** 20).toFixed(1)} TiB`;
  expect(domain(fixed, 'broker').onBrokerLocalKafka).toContain(`about ${size(3)} with`);
  expect(domain(production(), 'broker').onBrokerLocalKafka).toContain(`about ${size(9)} to ${size(3)} with`);
});

test('a deployment of one zone stops with it, one of three goes on', () => {
  expect(domain(example('minimal'), 'zone').effect).toContain('All brokers are in zone use1-az4: everything stops');
  expect(domain(production(), 'zone').effect).toContain('Controllers keep their majority in the other 2 zones');
});

test('where an autoscaler decides, the most brokers count for recovery, and numbers are ranges', () => {
  expect(domain(production(), 'broker').effect).toContain(
    'the other 2 to 8 brokers, those of its zone first, of which 0 to 2',
  );
  expect(domain(production(), 'zone').duration).toContain('the recovery of up to 3 logs, seconds each');
  expect(domain(fixed, 'zone').duration).toContain('the recovery of one log');
  for (const deployment of [production(), fixed])
    expect(domain(deployment, 'zone').duration).toMatch(/one that started less than 60 s ago not yet\.$/);
});

test('a lone broker that an autoscaler may join is told as both', () => {
  const growing = awsVariant('minimal', (written) => {
    written.kafka.brokers = { perZone: 1 };
    written.autoscaling = { kind: 'cpu', maxPerZone: 3 };
  });
  expect(domain(growing, 'broker').effect).toMatch(
    /the other 0 to 2 brokers.*While it is the only one, all clients wait/,
  );
});

test('a draining zone has no brokers to lose', () => {
  const draining = production((written) => void (written.zones[2]!.state = 'draining'));
  expect(domain(draining, 'zone').effect).toContain('in the other zone, and the brokers there');
  expect(domain(draining, 'broker').effect).not.toContain('-1');
});

test('what a lost zone leaves carries what the capacity model says', () => {
  const says = (deployment: Deployment, capacity = fittingCapacity(deployment)) =>
    failureDomains(deployment, capacity, []).find(({ id }) => id === 'zone')!.effect;
  expect(says(fixed)).toContain('Capacity is planned for that, and every envelope fits.');
  expect(says(production())).toContain('every envelope fits once the autoscaler has added what it may.');
  const fitting = fittingCapacity(production());
  const short = fitting.perEnvelope.map((each) => ({ ...each, fits: each.envelope !== 'exceptional' }));
  expect(says(production(), { ...fitting, perEnvelope: short })).toContain('the exceptional envelope does not fit.');
  expect(says(production((written) => void (written.workloads = [])))).toContain('is not known: no workload group');
  expect(says(production((written) => void (written.plan = { survive: 'broker' })))).toContain('not planned for that');
});

test('steps for a lost zone begin on its page, also with PrivateLink', () => {
  expect(production().access.privateLink).toBeDefined();
  expect(domain(production(), 'zone').runbook).toBe('A zone is out');
});

test('an absent Kubernetes API loses no data, and what a broker then waits for is an effect', () => {
  const { dataLoss, effect } = domain(production(), 'controlPlane');
  expect(dataLoss).toBe('None.');
  expect(effect).toContain('stays away until the API is back');
});

test('brokers do not sit out an absent object store: one whose write is given up starts again', () => {
  expect(domain(production(), 'objectStore').effect).toContain('ends and is started again');
  expect(domain(production(), 'objectStore').effect).not.toContain('stay up');
});

test('a zone with two of three controllers takes the majority along', () => {
  const deployment = production((written) => (written.kafka.controllers.zones = ['use1-az4', 'use1-az4', 'use1-az6']));
  expect(domain(deployment, 'zone').effect).toContain('Without use1-az4 controllers have no majority');
});

test('paths are those that the deployment has', () => {
  expect(domain(production(), 'networkPath').effect).toContain(
    'load balancer acme-net and PrivateLink with load balancer acme-link',
  );
  expect(domain(example('private'), 'networkPath').effect).toContain('network.kafka.plant.example');
  const closed = awsVariant('minimal', (written) => (written.network.clientNamespaces = []));
  expect(domain(closed, 'networkPath').effect).toContain('No client has a way in yet');
});

test('keys are told by what they are', () => {
  expect(domain(production(), 'encryptionKey').effect).toContain('alias/acme-data');
  expect(domain(example('production-existing'), 'encryptionKey').effect).toContain('arn:aws:kms:eu-central-1');
  expect(domain(example('minimal'), 'encryptionKey').effect).toContain('nobody in the account can disable them');
  expect(domain(example('private'), 'encryptionKey').effect).toContain('the object store’s');
});

test('a write-ahead log on a volume is not told as one in the object store', () => {
  const deployment = privateVariant((written) => {
    written.storage.wal = { kind: 'nfs', storageClass: 'nfs', sizeGib: 20 };
  });
  expect(domain(deployment, 'broker').dataLoss).toContain('on the shared file system');
  expect(domain(deployment, 'objectStore').effect).toContain('until the log’s volume and the cache are full');
});

test('a bad deployment is rolled back by what delivered it, and its records by each group’s policy', () => {
  const impact = { ...writtenGroup('a').impact, rollback: 'park' as const };
  const deployment = production((written) => {
    written.workloads = [writtenGroup('inventory'), writtenGroup('views', { impact })];
  });
  const { effect, duration, owner } = domain(deployment, 'badDeployment');
  expect(effect).toContain('rewind consumers (inventory); set bad records aside (views)');
  expect(duration).toContain(`CloudFormation waits up to ${failureTimings.podWait.value} min`);
  expect(owner).toBe('inventory@acme.example and views@acme.example');
  expect(domain(example('private'), 'badDeployment').duration).toContain('the former bundle');
});

test('owners are those of the ownership table, and nobody where it is empty', () => {
  const owners = failureDomains(production(), fittingCapacity(production()), []).map(
    ({ id, owner }) => `${id} ${String(owner)}`,
  );
  expect(owners).toEqual([
    'broker Platform',
    'zone Platform',
    'networkPath Network',
    'objectStore Platform',
    'encryptionKey Security',
    'controlPlane Platform',
    'connector Platform',
    'badDeployment inventory@acme.example',
  ]);
  const unowned = failureDomains(example('minimal'), capacityOf(example('minimal')), []);
  expect(unowned.filter(({ owner }) => owner !== undefined)).toEqual([]);
});

const drill = (change: Partial<Evidence> = {}): Evidence => ({
  kind: 'drill',
  proves: ['A broker is gone'],
  file: 'r.json',
  on: '2026-11-01',
  passed: 1,
  failed: 0,
  ...change,
});

test('a result for its page or its item verifies a failure; an old or a failed one does not', () => {
  const verified = (...evidence: readonly Evidence[]) => domain(production(), 'broker', evidence).verified;
  expect(verified(drill())).toEqual({ status: 'proven', by: expect.stringContaining('r.json'), on: '2026-11-01' });
  expect(verified(drill({ proves: ['durable-writes'] })).status).toBe('proven');
  expect(verified(drill({ proves: ['A zone is out'] })).status).toBe('unknown');
  expect(verified(drill({ on: '2026-01-01' })).status).toBe('unknown');
  expect(verified(drill(), drill({ failed: 1, on: '2026-10-01' }))).toMatchObject({
    status: 'unknown',
    on: '2026-10-01',
  });
  expect(verified(drill(), drill({ on: '2026-11-10' })).on).toBe('2026-11-10');
});
