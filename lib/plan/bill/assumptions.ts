import type { Scenario } from './band';

/** A figure that no file says, with its better and its worse end. */
interface Assumption extends Readonly<Record<Scenario, number>> {
  readonly meaning: string;
  /** Where the figures come from. */
  readonly basis: string;
}

/** What a bill assumes beyond the file. */
export const assumptions = {
  storageOverhead: {
    low: 1,
    typical: 1.05,
    high: 1.2,
    meaning: 'bytes in the object store for each retained byte: what is expired and not yet deleted',
    basis: 'ours: deletion follows expiry by hours, and objects that are half expired by days',
  },
  requestFactor: {
    low: 0.8,
    typical: 1,
    high: 1.5,
    meaning: 'requests to the object store against those of the capacity model: size of batches',
    basis: 'ours: batches are full at high rates and seldom so at low ones',
  },
  proxyShare: {
    low: 0.001,
    typical: 0.0037,
    high: 0.01,
    meaning: 'bytes between zones for each byte that a broker writes for the leader of another zone',
    basis: 'AutoMQ’s published benchmark of 1 GiB/s: $128 between zones are 0.37 % of these bytes',
  },
  keyRequestShare: {
    low: 0.001,
    typical: 0.01,
    high: 0.05,
    meaning: 'requests to KMS for each request to S3, with S3 Bucket Keys',
    basis: 'ours: AWS says that bucket keys save up to 99 % of requests',
  },
  egressGbPerNode: {
    low: 2,
    typical: 10,
    high: 40,
    meaning: 'GB of a month that a node takes from the internet or an endpoint: images, AWS APIs',
    basis: 'ours: some GB of images when a node is made, and a few calls each minute',
  },
  controlPlaneLogGb: {
    low: 5,
    typical: 20,
    high: 80,
    meaning: 'GB of logs that an EKS control plane writes in a month',
    basis: 'ours: audit logs are most of it, and grow with operators and controllers',
  },
  flowLogGbPerNode: {
    low: 1,
    typical: 4,
    high: 15,
    meaning: 'GB of flow logs for each node and month',
    basis: 'ours: a record for each connection and ten minutes at the low end',
  },
  existingClusterShare: {
    low: 0,
    typical: 1,
    high: 1,
    meaning: 'share of an EKS control plane that is there already',
    basis: 'whoever has the cluster says how it is shared out',
  },
  unannouncedHours: {
    low: 0,
    typical: 1,
    high: 2,
    meaning: 'times the hours of the file for rates and replays that no calendar announces',
    basis: 'ours: what nobody can plan stays away, comes as expected, or comes twice as long',
  },
  announcedRate: {
    low: 0.85,
    typical: 1,
    high: 1.15,
    meaning: 'times the rate of the file while a calendar raises it; its hours are certain',
    basis: 'ours: forecasts of planned events are off by about so much',
  },
} as const satisfies Readonly<Record<string, Assumption>>;

type AssumptionName = keyof typeof assumptions;

/** One figure for each assumption. */
export type Spread = Readonly<Record<AssumptionName, number>>;

export const spreadOf = (scenario: Scenario): Spread => {
  const names = Object.keys(assumptions) as AssumptionName[];
  return Object.fromEntries(names.map((name) => [name, assumptions[name][scenario]])) as Spread;
};

/** `1 to 1.2, typically 1.05 bytes in the object store for each retained byte` */
export function spreadInWords(name: AssumptionName): string {
  const { low, typical, high, meaning } = assumptions[name];
  return `${low} to ${high}, typically ${typical} ${meaning}`;
}
