import type { Capacity, EnvelopeCapacity, Resource, ResourceUse } from '../../lib/model/capacity/capacity';
import type { Band, Bill, BillLine, SystemBill, SystemId } from '../../lib/plan/bill/bill';
import type { Plan } from '../../lib/plan/plan';

const MIB = 2 ** 20;

const use = (resource: Resource, percent: number): ResourceUse => ({
  resource,
  used: percent * MIB,
  limit: 100 * MIB,
  unit: resource === 'cpu' ? 'vCPU' : resource === 'partitions' ? 'count' : 'bytes/s',
  percent,
  basis: `${percent} of 100`,
});

const envelope = (name: EnvelopeCapacity['envelope'], percent: number): EnvelopeCapacity => ({
  envelope: name,
  demand: {
    writeBytesPerSecond: percent * MIB,
    liveReadBytesPerSecond: 2 * percent * MIB,
    catchUpReadBytesPerSecond: 12.5 * MIB,
    liveWrittenBytesPerSecond: percent * MIB,
    partitions: 120,
    connections: 300,
    requestsPerSecond: 4000,
    raisedGroups: name === 'normal' ? [] : ['reservations'],
  },
  brokersPerZone: 1,
  brokersPerZoneAfterFailure: 2,
  requiredPerZone: percent > 100 ? 3 : 2,
  runningPerZone: 2,
  binding: 'networkOut',
  uses: [use('networkOut', percent / 2), use('cpu', percent / 4), use('partitions', 2)],
  usesAfterFailure: [use('networkOut', percent), use('cpu', percent / 2), use('partitions', 3)],
  headroomPercent: 100 - percent,
  fits: percent <= 100,
  s3: { putPerSecond: 12, getPerSecond: 5 },
});

const capacity: Capacity = {
  constants: [
    {
      name: 'tlsCpuFactor',
      value: 1.4,
      unit: 'times the CPU',
      meaning: 'What TLS makes of CPU.',
      basis: 'assumed',
      source: 'nobody measured it',
    },
  ],
  perEnvelope: [envelope('normal', 30), envelope('promotional', 62), envelope('exceptional', 85)],
  instanceType: 'm7g.xlarge',
  zones: 3,
  brokersPerZone: { least: 2, most: 2 },
  provisioning: [
    { what: 'brokers', follows: 'peak', why: 'no autoscaler' },
    { what: 'object storage', follows: 'demand', why: 'billed by what lies there' },
  ],
  partitions: [
    { group: 'reservations', required: 24, count: 12, basis: 'max(24, 12)', hotKey: false },
    { group: 'catalogue', required: 6, basis: 'max(6, 3)', hotKey: true },
  ],
  catchUp: [
    { group: 'reservations', reader: 'cart', outageHours: 4, backlogBytes: 400 * 1024 * MIB, hours: 1.5, basis: 'b' },
    { group: 'catalogue', reader: 'search', outageHours: 24, backlogBytes: 900 * 1024 * MIB, basis: 'no spare' },
  ],
  whatIfs: [
    {
      id: 'twiceTheEnvelope',
      question: 'Twice the envelope',
      answer: 'Network out is full first.',
      breaks: 'networkOut',
      fits: false,
      requiredPerZone: 4,
      requiredInstanceType: 'm7g.2xlarge',
    },
    { id: 'zoneAdded', question: 'A fourth zone', answer: 'Nothing breaks.', fits: true, requiredPerZone: 2 },
  ],
  findings: [],
};

const findings: Plan['findings'] = [
  { id: 'partitions', severity: 'warning', message: 'reservations has 12 of 24 partitions.', fix: 'Add twelve.' },
];

const band = (typical: number): Band => ({ low: typical * 0.8, typical, high: typical * 1.3 });

const line = (item: string, category: BillLine['category'], typical: number): BillLine => ({
  item,
  category,
  quantity: typical * 10,
  unit: 'GB',
  unitPrice: 0.1,
  price: 's3.storage',
  monthly: band(typical),
  basis: `${typical} by assumption`,
  payer: 'deployment',
});

function system(id: SystemId, name: string, scale: number): SystemBill {
  const lines = [
    line('Broker nodes', 'compute', 800 * scale),
    line('Records kept', id === 'automq' ? 'objectStorage' : 'volumes', 300 * scale),
    line('Between zones', 'zoneTransfer', id === 'automq' ? 4 : 900 * scale),
    line('Metrics', 'monitoring', 40),
    { ...line('Idle capacity', 'compute', 200), memo: true },
    { ...line('Endpoints', 'privateConnectivity', 30), payer: 'client' as const },
  ];
  const paid = (payers: readonly BillLine['payer'][]) =>
    band(
      lines
        .filter(({ memo, payer }) => !memo && payers.includes(payer))
        .reduce((sum, { monthly }) => sum + monthly.typical, 0),
    );
  return {
    id,
    name,
    lines,
    total: paid(['deployment', 'client']),
    totalByPayer: { deployment: paid(['deployment']), client: paid(['client']) },
    operates: [{ what: 'Brokers', who: id === 'msk' ? 'AWS' : 'you' }],
    sizing: `Six brokers for ${name}.`,
  };
}

const systems = [
  system('automq', 'AutoMQ, this deployment', 1),
  system('kafka', 'Self-run Kafka', 2.5),
  system('kafka-tiered', 'Self-run Kafka, tiered storage', 2),
  system('msk', 'Amazon MSK, provisioned', 2.2),
];

const totals = (scale: number) =>
  Object.fromEntries(systems.map(({ id, total }) => [id, total.typical * scale])) as Record<SystemId, number>;

const bill: Bill = {
  currency: 'USD',
  region: 'us-east-1',
  asOf: '2026-06-01',
  ageDays: 173,
  confidence: 'high',
  prices: [
    {
      id: 's3.storage',
      tiers: [{ upTo: 51200, price: 0.023 }, { price: 0.022 }],
      unit: 'GB-month',
      source: 'https://aws.amazon.com/s3/pricing/',
      asOf: '2026-06-01',
      recalled: false,
    },
    { id: 's3.put', price: 0.005, unit: '1000 requests', source: 'a letter', asOf: '2026-07-01', recalled: false },
  ],
  systems,
  showback: [
    { owner: 'inventory@acme.example', groups: ['reservations'], monthly: band(700), basis: 'its share of bytes' },
    { owner: 'catalogue@acme.example', groups: ['catalogue'], monthly: band(474), basis: 'its share of bytes' },
  ],
  adoption: [
    { scale: 0.1, name: 'Pilot', totals: totals(0.3) },
    { scale: 1, name: 'As in the file', totals: totals(1) },
    { scale: 2, name: 'Twice', totals: totals(1.8) },
    { scale: 10, name: 'Ten times', totals: totals(8) },
  ],
  sensitivity: [
    { assumption: 'Retention', now: '168 h', flipsAt: '2 h', text: 'Below that, disks are cheaper.' },
    { assumption: 'Same zone', now: '90 %', text: 'Whatever it is, the order stays.' },
  ],
  verdict: { recommended: 'automq', text: 'This deployment is the cheapest of the four.' },
};

/** A plan with every kind of thing that a plan may hold, made by hand. */
export const planFixture: Plan = {
  deployment: 'acme',
  asOf: '2026-11-21',
  capacity,
  bill,
  failureDomains: [
    {
      id: 'broker',
      name: 'A broker',
      effect: 'Its partitions move.',
      duration: '30 s',
      dataLoss: 'none',
      owner: 'streaming@acme.example',
      runbook: 'docs/runbook.md',
      verified: { status: 'proven', by: 'drill', on: '2026-11-01' },
      onBrokerLocalKafka: 'Its replicas are copied for hours.',
    },
    {
      id: 'zone',
      name: 'A zone',
      effect: 'The others carry on.',
      duration: 'minutes',
      dataLoss: 'none',
      verified: { status: 'unknown' },
      onBrokerLocalKafka: 'A third of all replicas is gone.',
    },
  ],
  ownership: [
    { id: 'buckets', what: 'Buckets', owner: 'storage@acme.example', thing: 'acme-data' },
    { id: 'keys', what: 'Keys', thing: 'alias/acme' },
  ],
  readiness: {
    items: [
      {
        id: 'envelopes-written',
        area: 'workload',
        question: 'Is the write envelope measured?',
        readySignal: 'three rates',
        riskSignal: 'one average',
        status: 'ready',
        evidence: ['two groups name all three'],
      },
      {
        id: 'restore-tested',
        area: 'failure',
        question: 'Was a restore tried?',
        readySignal: 'a dated result',
        riskSignal: 'a page nobody ran',
        status: 'unknown',
        evidence: [],
        fix: 'Run the restore and name its result in readiness.evidence.',
      },
      {
        id: 'peak-priced',
        area: 'cost',
        question: 'Is the peak priced?',
        readySignal: 'a line',
        riskSignal: 'no line',
        status: 'waived',
        evidence: [],
        waiver: { owner: 'finance@acme.example', reason: 'known', expires: '2027-01-31', valid: true },
      },
      {
        id: 'keys-owned',
        area: 'governance',
        question: 'Who owns keys?',
        readySignal: 'a name',
        riskSignal: 'nobody',
        status: 'risk',
        evidence: ['ownership.keys is empty'],
        fix: 'Name a team in ownership.keys.',
        waiver: { owner: 'platform@acme.example', reason: 'soon', expires: '2026-10-01', valid: false },
      },
      {
        id: 'connectors',
        area: 'migration',
        question: 'Are connectors moved?',
        readySignal: 'a list',
        riskSignal: 'no list',
        status: 'notApplicable',
        evidence: [],
      },
    ],
    score: 0.5,
  },
  findings,
  decisions: [
    {
      group: 'reservations',
      owner: 'inventory@acme.example',
      markdown:
        '# Decision record: reservations\n\nWhat must be **true**.\n\n- Latency: `50 ms`\n\n| What | Decision |\n| --- | --- |\n| Replay | safe \\| idempotent |\n',
    },
  ],
};
