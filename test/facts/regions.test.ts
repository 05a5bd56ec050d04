import { RegionInfo } from 'aws-cdk-lib/region-info';
import { regions } from '../../lib/facts/regions';

const prefixes = Object.values(regions).map(({ zoneIdPrefix }) => zoneIdPrefix);

describe('regions', () => {
  test('a zone id prefix names one region', () => {
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test('no prefix begins another, so a zone id has one region', () => {
    const zoneIds = prefixes.map((prefix) => `${prefix}-az1`);
    for (const prefix of prefixes) expect(zoneIds.filter((id) => id.startsWith(`${prefix}-`))).toHaveLength(1);
  });

  test.each([
    ['us-east-1', 'use1'],
    ['ap-southeast-1', 'apse1'],
    ['ap-northeast-3', 'apne3'],
    ['ap-south-2', 'aps2'],
    ['ca-west-1', 'caw1'],
    ['eu-central-2', 'euc2'],
    ['eu-south-1', 'eus1'],
    ['il-central-1', 'ilc1'],
    ['mx-central-1', 'mxc1'],
    ['us-gov-west-1', 'usgw1'],
    ['cn-north-1', 'cnn1'],
    ['cn-northwest-1', 'cnnw1'],
  ])('%s has the zone ids of %s', (region, prefix) => {
    expect(regions[region]?.zoneIdPrefix).toBe(prefix);
  });

  test('a prefix is made of the parts of the region name', () => {
    const short: Record<string, string> = {
      gov: 'g',
      northeast: 'ne',
      northwest: 'nw',
      southeast: 'se',
      southwest: 'sw',
    };
    for (const [region, { zoneIdPrefix }] of Object.entries(regions)) {
      const [area, ...rest] = region.split('-');
      const parts = rest.map((part) => short[part] ?? part.charAt(0)).join('');
      expect([region, zoneIdPrefix]).toEqual([region, `${area!}${parts}`]);
    }
  });

  test('partition and domain are those that CDK writes into a template', () => {
    for (const [region, { partition, dnsSuffix }] of Object.entries(regions)) {
      const known = RegionInfo.get(region);
      expect([region, partition, dnsSuffix]).toEqual([region, known.partition, known.domainSuffix]);
    }
  });
});
