import type { Deployment } from '../../../lib/model/deployment';
import { betweenZones, clientsBetweenZones, shareThatTellsNoZone } from '../../../lib/plan/report/between-zones';
import { plainGroup, planned } from '../../support/planned';

const telling = (sameZonePercent: number) =>
  planned([
    plainGroup('told', '3 MiB/s', { write: { normal: { rate: '3 MiB/s' }, sameZonePercent: 100 } }),
    plainGroup('other', '1 MiB/s', { write: { normal: { rate: '1 MiB/s' }, sameZonePercent } }),
  ]);

test('a group that tells its zone in part leaves it with the rest of its bytes', () => {
  expect(shareThatTellsNoZone(telling(60))).toBeCloseTo(0.1, 12);
  expect(clientsBetweenZones(telling(60))).toBe('clients that tell their zone stay in it; 10 % of bytes do not');
  expect(betweenZones(telling(60))).toEqual([
    'metadata of the controllers',
    'clients that tell no zone (10 % of bytes)',
  ]);
});

test('where all clients tell their zone, metadata alone is between zones', () => {
  expect(betweenZones(telling(100))).toEqual(['metadata of the controllers']);
  expect(clientsBetweenZones(telling(100))).toBe('clients that tell their zone stay in it; all bytes do');
});

test('a little is not shown as nothing', () => {
  expect(clientsBetweenZones(telling(99))).toContain('less than 1 % of bytes do not');
});

test('without the zone router it does not help to tell the zone', () => {
  const { kafka, ...deployment } = telling(100);
  const unrouted: Deployment = { ...deployment, kafka: { ...kafka, zoneRouter: false } };
  expect(betweenZones(unrouted)).toEqual(['metadata of the controllers', 'clients of every zone']);
  expect(clientsBetweenZones(unrouted)).toMatch(/^clients of every zone go to/);
});

test('without workloads no share is named, and in one zone nothing goes between zones', () => {
  const idle = planned([]);
  expect(clientsBetweenZones(idle)).toBe('clients that tell their zone stay in it; others do not');
  expect(betweenZones({ ...idle, zones: idle.zones.slice(0, 1) })).toEqual([]);
});
