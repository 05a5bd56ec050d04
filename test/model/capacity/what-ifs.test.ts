import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { WhatIf } from '../../../lib/model/capacity/capacity';
import type { Written } from '../../support/aws-variant';
import { plainGroup, planned } from '../../support/planned';

type Groups = Parameters<typeof planned>[0];

const fixed = (perZone: number) => (written: Written) => {
  written.autoscaling = { kind: 'none' };
  written.kafka.brokers = { perZone };
};

function answer(id: WhatIf['id'], groups: Groups, change: (written: Written) => void = fixed(2)): WhatIf {
  const found = capacityOf(planned(groups, change)).whatIfs.filter((each) => each.id === id);
  expect(found).toHaveLength(1);
  return found[0]!;
}

/*
 * A third of the WAL cache of an m7g.xlarge holds 10 s of 66.8 MiB/s written, so two in each of three zones carry 401
 * MiB/s at their limit.
 */
test('twice the envelope names what breaks, how many brokers it takes, and of which type as many would do', () => {
  const found = answer('twiceTheEnvelope', [plainGroup('orders', '300 MiB/s')]);
  expect(found).toMatchObject({ breaks: 'cache', requiredPerZone: 5, requiredInstanceType: 'm7g.2xlarge' });
  expect(found.answer).toBe(
    'The WAL cache, at 150 % with every broker healthy. With headroom and one failure it takes 5 brokers in each zone, of 2 that can be there. Or as many as there can be, of m7g.2xlarge.',
  );
});

test('nothing breaks where there is room', () => {
  const found = answer('twiceTheEnvelope', [plainGroup('orders', '20 MiB/s')]);
  expect(found).not.toHaveProperty('breaks');
  expect(found.answer).toMatch(/^Nothing\. /);
});

test('what only uses up the headroom is told apart from what breaks', () => {
  const found = answer('twiceTheEnvelope', [plainGroup('orders', '200 MiB/s')]);
  expect(found).not.toHaveProperty('breaks');
  expect(found.requiredPerZone).toBeGreaterThan(2);
  expect(found.answer).toMatch(/^Nothing while every broker is healthy: the WAL cache is highest, at 100 %\./);
});

test('two more of the largest replay come on top of the exceptional envelope', () => {
  const replay = { kind: 'replay', name: 'rebuild', rate: '400 MiB/s', hoursPerMonth: 2, windowHours: 24 } as const;
  const [one, none] = [[replay], []].map((reads) => [plainGroup('orders', '20 MiB/s', { reads })]);
  const found = answer('twoReplays', one!);
  expect(found.breaks).toBe('cpu');
  expect(found.answer).toMatch(/^Two more replays of 400\.0 MiB\/s each\. CPU, at /);
  expect(answer('twoReplays', none!).answer).toBe('No workload group describes a replay.');
});

test('a zone more takes fewer brokers in each, and listeners that must be there', () => {
  const groups = [plainGroup('orders', '300 MiB/s')];
  const found = answer('zoneAdded', groups, fixed(4));
  expect(found.answer).toBe(
    'It takes 2 brokers in each zone instead of 3, 8 instead of 9 in all. Add it to `zones` with a number of its own. Its subnets come out of the VPC’s block by the zone’s number. Controllers stay where they are. Each load balancer has 62 of at most 50 listeners then: lower `access.slotsPerZone` to 12 first.',
  );
});
