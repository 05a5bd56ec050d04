import { mostBrokersPerZone } from '../../lib/config/kafka';
import { maxZoneNumber } from '../../lib/config/zones';
import { firstBrokerId, firstControllerId } from '../../lib/model/node-ids';

const numbers = Array.from({ length: maxZoneNumber + 1 }, (_, number) => number);

test('the node ids of a zone end before those of the next, with as many brokers as a zone may have', () => {
  for (const number of numbers)
    expect(firstBrokerId(number) + mostBrokersPerZone).toBeLessThanOrEqual(firstBrokerId(number + 1));
});

test('controllers have their ids below all brokers', () => {
  // No quorum has more than five, which may all be in one zone.
  for (const number of numbers) expect(firstControllerId(number) + 5).toBeLessThanOrEqual(firstBrokerId(0));
});
