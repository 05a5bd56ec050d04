import { s3Rates } from '../../../lib/model/capacity/s3-rates';
import { siteOfDeployment } from '../../../lib/model/capacity/site-of-deployment';
import type { Written } from '../../support/aws-variant';
import { planned } from '../../support/planned';

type Traffic = Parameters<typeof s3Rates>[0];

const traffic = (megabytes: number, more: Partial<Traffic> = {}): Traffic => ({
  writeBytesPerSecond: megabytes * 1e6,
  liveWrittenBytesPerSecond: 0,
  catchUpReadBytesPerSecond: 0,
  ...more,
});

const site = (wal: NonNullable<Written['storage']>['wal'], zoneRouter = false) =>
  siteOfDeployment(
    planned([], (written) => {
      written.storage = { wal };
      written.kafka.zoneRouter = zoneRouter;
    }),
  );

const s3Wal = { kind: 's3' } as const;
const volume = { kind: 'nfs', storageClass: 'shared', sizeGib: 20 } as const;
const six = { brokers: 6, zones: 3 };

test('at high rates it is the published law: 147.3 PUT/s and 63.6 GET/s at 500 MB/s', () => {
  const { putPerSecond, getPerSecond } = s3Rates(traffic(500), site(s3Wal), six);
  expect(putPerSecond).toBeCloseTo(147.5, 3);
  expect(Math.abs(putPerSecond / 147.3 - 1)).toBeLessThan(0.01);
  expect(Math.abs(getPerSecond / 63.6 - 1)).toBeLessThan(0.01);
});

test('at low rates every broker writes an object for each interval', () => {
  const { putPerSecond } = s3Rates(traffic(0.001), site(s3Wal), six);
  expect(putPerSecond).toBeCloseTo(24, 2);
  expect(s3Rates(traffic(0.001), site({ ...s3Wal, batchIntervalMs: 125 }), six).putPerSecond).toBeCloseTo(48, 2);
});

test('whoever writes nothing uploads nothing', () => {
  expect(s3Rates(traffic(0), site(s3Wal, true), six)).toEqual({ putPerSecond: 0, getPerSecond: 0 });
});

test('a WAL on a volume takes no requests', () => {
  const { putPerSecond } = s3Rates(traffic(0.001), site(volume), six);
  expect(putPerSecond).toBeLessThan(0.001);
});

test('the channel of the zone router takes as many again, and is read by every other zone', () => {
  const { putPerSecond, getPerSecond } = s3Rates(traffic(0.001), site(s3Wal, true), six);
  expect(putPerSecond).toBeCloseTo(48, 2);
  expect(getPerSecond).toBeCloseTo(48, 2);
  const live = traffic(0.001, { liveWrittenBytesPerSecond: 1000 });
  expect(s3Rates(live, site(s3Wal, true), six).getPerSecond).toBeCloseTo(96, 2);
});

test('the payload is in the channel or in the WAL, never in both', () => {
  const { putPerSecond } = s3Rates(traffic(1000), site(s3Wal, true), six);
  const law = s3Rates(traffic(1000), site(s3Wal), six).putPerSecond;
  // What is left to the WAL is a link of each record: an object for each interval of each broker.
  expect(putPerSecond).toBeCloseTo(law + 24, 3);
});

test('history is read in pieces of some MiB', () => {
  const { getPerSecond } = s3Rates(traffic(0, { catchUpReadBytesPerSecond: 40 * 2 ** 20 }), site(s3Wal), six);
  expect(getPerSecond).toBe(10);
});
