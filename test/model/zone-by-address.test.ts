import { isZoneKnownByAddress } from '../../lib/model/zone-by-address';
import { example } from '../support/example';

test.each([
  ['production', 'cluster', 'use1-az4', true],
  ['production', 'network', 'use1-az4', true],
  ['production', 'privateLink', 'use1-az4', true],
  ['production', 'network', 'use1-az9', false],
  ['production-existing', 'cluster', 'euc1-az1', false],
  ['production-existing', 'network', 'euc1-az1', true],
  ['private', 'cluster', 'room-a', false],
  ['private', 'network', 'room-a', true],
] as const)('the address of a client tells its zone: %s, %s, %s: %s', (name, intent, zone, known) => {
  expect(isZoneKnownByAddress(example(name), intent, zone)).toBe(known);
});
