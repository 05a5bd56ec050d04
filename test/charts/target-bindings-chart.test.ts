import { boundTargets, handoffKeyIn, handoffKeys } from '../../lib/model/handoff';
import { example } from '../support/example';
import { named, ofKind } from '../support/objects';

const bound = ['production', 'production-existing'] as const;

test.each(bound)('%s: every target group that a broker or a bootstrap needs has its binding', (name) => {
  const deployment = example(name);
  const found = ofKind(deployment, 'TargetGroupBinding').map(({ metadata, spec }) => ({
    binding: metadata.name,
    key: handoffKeyIn(spec.targetGroupARN),
  }));
  expect(found).toEqual(boundTargets(deployment).map(({ binding, key }) => ({ binding, key })));
  expect(found.every(({ key }) => handoffKeys(deployment).some((each) => each.key === key))).toBe(true);
});

test.each(bound)('%s: a binding leads to a port that its Service has', (name) => {
  const deployment = example(name);
  for (const { metadata, spec } of ofKind(deployment, 'TargetGroupBinding')) {
    const { ports } = named(deployment, 'Service', spec.serviceRef.name).spec;
    const [intent] = metadata.name.split('-');
    expect([spec.serviceRef.port, ports.map((port) => port.name)]).toEqual([intent, expect.arrayContaining([intent])]);
  }
});

test('bindings of production: two bootstraps and three brokers of three zones, for each way in', () => {
  const names = ofKind(example('production'), 'TargetGroupBinding').map(({ metadata }) => metadata.name);
  const ofIntent = (intent: string) => [
    `${intent}-bootstrap-zonal`,
    `${intent}-bootstrap-regional`,
    ...['use1-az4', 'use1-az6', 'use1-az1'].flatMap((zone) => [0, 1, 2].map((slot) => `${intent}-${zone}-${slot}`)),
  ];
  expect(names).toEqual([...ofIntent('network'), ...ofIntent('privatelink')]);
});

test('addresses are those of pods, and security groups stay with the stacks', () => {
  for (const { spec } of ofKind(example('production'), 'TargetGroupBinding')) {
    expect(spec).toMatchObject({ targetType: 'ip', ipAddressType: 'ipv4' });
    expect(spec).not.toHaveProperty('networking');
  }
});

test('where no load balancer of the account carries clients there is nothing to bind', () => {
  for (const name of ['minimal', 'private'] as const) expect(ofKind(example(name), 'TargetGroupBinding')).toEqual([]);
});
