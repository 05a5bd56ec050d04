import type { BrokersNeeded } from '../../../lib/model/capacity/brokers-needed';
import { brokersNeeded } from '../../../lib/model/capacity/brokers-needed';
import { envelopeDemands } from '../../../lib/model/capacity/envelope-demands';
import { siteOfDeployment } from '../../../lib/model/capacity/site-of-deployment';
import { spreadAfterFailure } from '../../../lib/model/capacity/spread';
import type { Written } from '../../support/aws-variant';
import { plainGroup, planned } from '../../support/planned';

function needed(
  mibPerSecond: number,
  plan: Written['plan'],
  change: (written: Written) => void = () => {},
): BrokersNeeded {
  const deployment = planned([plainGroup('orders', `${mibPerSecond} MiB/s`)], (written) => {
    written.kafka.zoneRouter = false;
    written.security = { kind: 'plaintext' };
    written.plan = plan;
    change(written);
  });
  const site = siteOfDeployment(deployment);
  return brokersNeeded(envelopeDemands(site).normal, site);
}

/*
 * Each MiB/s takes 2.5 MiB/s out and 1/53 + 16/1500 vCPU. An m7g.xlarge sustains 223.6 MiB/s and gives a broker 3.62
 * vCPU, so outgoing bandwidth runs out first, at 89.4 MiB/s written to a broker; at 62.6 with a headroom of 30 %.
 */
test('everything healthy, brokers keep the headroom of the plan', () => {
  expect(needed(62 * 6, { headroomPercent: 30 }).healthy).toBe(2);
  expect(needed(63 * 6, { headroomPercent: 30 }).healthy).toBe(3);
  expect(needed(89 * 6, { headroomPercent: 0 }).healthy).toBe(2);
  expect(needed(90 * 6, { headroomPercent: 0 }).healthy).toBe(3);
});

test('while a zone has failed the others carry everything, without headroom', () => {
  expect(needed(89 * 4, { survive: 'zone' }).afterFailure).toBe(2);
  expect(needed(90 * 4, { survive: 'zone' }).afterFailure).toBe(3);
});

test('while a broker has failed all others share its work', () => {
  expect(needed(89 * 5, { survive: 'broker' }).afterFailure).toBe(2);
  expect(needed(90 * 5, { survive: 'broker' }).afterFailure).toBe(3);
});

test('where nothing needs to be survived, the limit alone counts', () => {
  expect(needed(89 * 6, { survive: 'nothing' }).afterFailure).toBe(2);
});

test('of one zone a second broker takes over, even when there is nothing to do', () => {
  const inOneZone = (written: Written) => {
    written.zones = written.zones.slice(0, 1);
  };
  expect(needed(1, { survive: 'zone' }, inOneZone)).toEqual({ healthy: 1, afterFailure: 2 });
  expect(needed(1, { survive: 'nothing' }, inOneZone)).toEqual({ healthy: 1, afterFailure: 1 });
});

test('with the zone router the zone that lost a broker is the one that counts', () => {
  const site = { zones: 3, survive: 'broker' as const };
  expect(spreadAfterFailure({ ...site, zoneRouter: false }, 4)).toEqual({ brokers: 11, zones: 3 });
  expect(spreadAfterFailure({ ...site, zoneRouter: true }, 4)).toEqual({ brokers: 9, zones: 3 });
  expect(spreadAfterFailure({ ...site, zoneRouter: true }, 1)).toEqual({ brokers: 2, zones: 2 });
});
