import type { Deployment } from '../../lib/model/deployment';
import { awsVariant } from '../support/aws-variant';
import { example, exampleNames } from '../support/example';
import { named } from '../support/objects';

interface Input {
  readonly bootstrapServers: string;
  readonly keyStore?: string;
  readonly domain: string;
  readonly quietSeconds: number;
  readonly betweenLooksSeconds: number;
  readonly pools: readonly { readonly name: string; readonly kept: number; readonly most: number }[];
}

const input = (deployment: Deployment) =>
  JSON.parse(named(deployment, 'ConfigMap', 'unregister').data['unregister.json']!) as Input;
const pod = (deployment: Deployment) => named(deployment, 'CronJob', 'unregister').spec.jobTemplate.spec.template.spec;

test.each(exampleNames)('%s: brokers that always run are never among those that may be gone', (name) => {
  const deployment = example(name);
  const { pools } = input(deployment);
  expect(pools.map((each) => each.name)).toEqual(deployment.brokers.map((each) => each.name));
  deployment.brokers.forEach(({ count, maxCount }, index) => {
    expect(pools[index]).toMatchObject({ kept: count });
    expect(pools[index]!.most).toBeGreaterThanOrEqual(maxCount);
  });
});

test('a zone that drains keeps none', () => {
  const draining = awsVariant('production', ({ zones, kafka }) => {
    kafka.controllers.zones = ['use1-az4', 'use1-az6', 'use1-az6'];
    zones.find(({ id }) => id === 'use1-az1')!.state = 'draining';
  });
  const { pools } = input(draining);
  expect(pools.find(({ name }) => name === 'broker-use1-az1')).toMatchObject({ kept: 0 });
  expect(pools.find(({ name }) => name === 'broker-use1-az4')).toMatchObject({ kept: 1 });
});

test.each(exampleNames)('%s: a pod’s name in DNS is that of its StatefulSet and headless Service', (name) => {
  const deployment = example(name);
  const { serviceName } = named(deployment, 'StatefulSet', deployment.brokers[0]!.name).spec;
  expect(input(deployment).domain).toBe(`${serviceName}.${deployment.namespace}.svc`);
  const { publishNotReadyAddresses } = named(deployment, 'Service', serviceName).spec as never as Record<
    string,
    unknown
  >;
  expect(publishNotReadyAddresses).toBe(true);
});

test.each(exampleNames)(
  '%s: the job connects as the listener between brokers wants it, and its policy lets it',
  (name) => {
    const deployment = example(name);
    const isSecure = deployment.security.kind === 'tls';
    const { bootstrapServers, keyStore } = input(deployment);
    expect(bootstrapServers).toMatch(/:9094(,|$)/);
    expect(keyStore).toBe(isSecure ? '/etc/automq-tls/tls-combined.pem' : undefined);
    const secrets = pod(deployment).volumes.flatMap(({ secret }) => secret?.secretName ?? []);
    expect(secrets).toEqual(deployment.security.kind === 'tls' ? [deployment.security.certificates.users.secret] : []);
    const { egress, podSelector } = named(deployment, 'NetworkPolicy', 'unregister').spec;
    expect(egress!.flatMap(({ ports }) => ports.map(({ port }) => port))).toContain(9094);
    const { labels } = named(deployment, 'CronJob', 'unregister').spec.jobTemplate.spec.template.metadata;
    expect(labels).toMatchObject(podSelector.matchLabels);
  },
);

test('a run ends before it is ended, also when it looks twice', () => {
  const { schedule, jobTemplate } = named(example('production'), 'CronJob', 'unregister').spec;
  const { activeDeadlineSeconds } = jobTemplate.spec as never as { readonly activeDeadlineSeconds: number };
  expect(input(example('production')).betweenLooksSeconds + 120).toBeLessThan(activeDeadlineSeconds);
  expect(schedule).toBe('*/10 * * * *');
});

test('it waits no longer for signs of life than the quorum remembers them', () => {
  // Kafka's LeaderState forgets an observer after five minutes.
  expect(input(example('production')).quietSeconds).toBeLessThanOrEqual(300);
});
