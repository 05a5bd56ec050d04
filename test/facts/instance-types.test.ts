import { instanceTypes } from '../../lib/facts/instance-types';

const all = Object.entries(instanceTypes);
const family = (type: string): string => type.split('.')[0]!;

describe('instance types', () => {
  test.each([
    ['t4g.large', 512],
    ['t3.2xlarge', 2048],
    ['c6g.medium', 500],
    ['m6g.xlarge', 1250],
    ['r6g.8xlarge', 12_000],
    ['m7g.xlarge', 1876],
    ['r7g.large', 937],
    ['m8g.xlarge', 1875],
    ['m6i.large', 781],
    ['r7i.4xlarge', 6250],
    ['r6in.large', 3125],
    ['c7gn.16xlarge', 200_000],
  ])('%s sustains the %d Mbps that AWS publishes', (type, mbps) => {
    expect(instanceTypes[type]?.networkBaselineMbps).toBe(mbps);
  });

  test.each([
    ['t3.medium', 17, 18],
    ['t4g.large', 35, 36],
    ['m7g.medium', 8, 8],
    ['m7g.large', 29, 30],
    ['m7g.xlarge', 58, 60],
    ['m7g.4xlarge', 234, 240],
    ['r6in.16xlarge', 737, 750],
  ])('%s holds the %d pods of the VPC CNI table within %d addresses', (type, maxPods, maxAddresses) => {
    expect(instanceTypes[type]).toMatchObject({ maxPods, maxAddresses });
  });

  test('a family letter fixes the memory per vCPU', () => {
    const gibPerVcpu: Record<string, number> = { c: 2, m: 4, r: 8 };
    for (const [type, { vcpu, memoryMib }] of all.filter(([, { burstable }]) => !burstable)) {
      expect([type, memoryMib / 1024 / vcpu]).toEqual([type, gibPerVcpu[type.charAt(0)]]);
    }
  });

  test('bandwidth and memory grow with the size, pods never shrink', () => {
    for (const [index, [type, facts]] of all.entries()) {
      const next = all[index + 1];
      if (!next || family(next[0]) !== family(type)) continue;
      expect([next[0], next[1].networkBaselineMbps > facts.networkBaselineMbps]).toEqual([next[0], true]);
      expect([next[0], next[1].memoryMib > facts.memoryMib]).toEqual([next[0], true]);
      expect([next[0], next[1].maxPods >= facts.maxPods]).toEqual([next[0], true]);
    }
  });

  test('arm64 is exactly the families whose name has a g after the generation', () => {
    for (const [type, { architecture }] of all) {
      expect([type, architecture]).toEqual([type, /^[a-z]\dg/.test(type) ? 'arm64' : 'amd64']);
    }
  });

  test('only the t families are burstable', () => {
    expect(all.filter(([type, { burstable }]) => burstable !== type.startsWith('t'))).toEqual([]);
  });

  test('Intel families have no medium size', () => {
    const medium = all.filter(([type, facts]) => type.endsWith('.medium') && !facts.burstable);
    expect(medium.map(([, { architecture }]) => architecture)).not.toContain('amd64');
  });
});
