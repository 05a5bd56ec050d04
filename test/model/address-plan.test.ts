import { loadBalancerAddress, vpcPrefix, zoneBlocks } from '../../lib/model/address-plan';
import { contains, isReserved, parseCidr } from '../../lib/model/cidr';

const intents = ['network', 'privateLink'] as const;

test.each([vpcPrefix.shortest, vpcPrefix.longest])(
  'in a VPC of /%s every load balancer has an address of its own in its zone, which AWS doesn’t keep',
  (prefix) => {
    const vpc = parseCidr(`10.32.0.0/${prefix}`)!;
    const all = [0, 1, 2, 3, 4, 5, 6].flatMap((number) => {
      const blocks = zoneBlocks(vpc, number);
      return intents.map((intent) => ({ ...blocks, address: loadBalancerAddress(blocks, intent) }));
    });
    for (const { loadBalancers, address } of all) {
      const host = parseCidr(`${address}/32`)!;
      expect([address, contains(loadBalancers, host), isReserved(loadBalancers, host)]).toEqual([address, true, false]);
    }
    expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
  },
);

test('the addresses never move: others have them in their firewalls', () => {
  const blocks = zoneBlocks(parseCidr('10.30.0.0/16')!, 0);
  expect(intents.map((intent) => loadBalancerAddress(blocks, intent))).toEqual(['10.30.224.8', '10.30.224.9']);
});
