import { readFileSync } from 'node:fs';
import { newConsumerFile } from '../../lib/cli/consumer/new-consumer-file';
import { parseConsumer } from '../../lib/consumer/load-consumer';
import { providerSection } from '../../lib/consumer/model/provider-section';
import { parseHandoff } from '../../lib/load-handoff';
import type { Address, PrivateLinkAccess } from '../../lib/model/access';
import { brokerAddress, regionalBootstrap, zonalBootstrap } from '../../lib/model/access';
import { certificateNames, coversHost } from '../../lib/model/certificate-names';
import type { AwsDeployment } from '../../lib/model/deployment';
import type { Zone } from '../../lib/model/zone';
import { infrastructure } from '../../lib/synth';
import { awsVariant } from '../support/aws-variant';
import { answersIn, endpointIn, endpointSubnets, openPorts } from '../support/consumer-endpoints';
import { consumerFile, consumerTemplate } from '../support/consumer-variant';
import { stackOutputs } from '../support/stack-outputs';
import type { StackTemplate } from '../support/templates';
import { propertiesOf } from '../support/templates';

const provider = awsVariant('production');

/** What whoever owns a deployment hands to those who connect, as the file that they complete. */
function consumerOf(deployment: AwsDeployment) {
  const handoff = parseHandoff(JSON.stringify(stackOutputs(deployment)), 'outputs.json', deployment);
  const section = providerSection(deployment, handoff)!;
  const text = newConsumerFile({
    provider: section,
    answers: {
      name: 'storefront',
      account: '210987654321',
      vpc: 'vpc-0b1c2d3e4f5a69788',
      subnets: deployment.zones.map(({ id, number }) => ({ zone: id, subnet: `subnet-0000000${number}` })),
      securityGroups: ['sg-0d1e2f3a4b5c69788'],
      cidrs: [],
    },
  });
  return { text, consumer: parseConsumer(text, 'storefront.yaml') };
}

const accessOf = ({ access }: AwsDeployment): PrivateLinkAccess => access.privateLink!;

/** Where brokers of a zone are, or may be one day. */
const slotsOf = (deployment: AwsDeployment, zone: Zone): readonly Address[] =>
  Array.from({ length: accessOf(deployment).slotsPerZone }, (_, ordinal) =>
    brokerAddress(accessOf(deployment), zone, ordinal),
  );

/** Every name and port that clients over PrivateLink are told. */
const advertised = (deployment: AwsDeployment): readonly Address[] => [
  regionalBootstrap(accessOf(deployment)),
  ...deployment.zones.flatMap((zone) => [zonalBootstrap(accessOf(deployment), zone), ...slotsOf(deployment, zone)]),
];

/** The record that answers a name: the one of that name, or the wildcard above it. */
const recordFor = (template: StackTemplate, host: string) =>
  Object.keys(answersIn(template)).filter((name) => coversHost([name], host));

const cases: [string, AwsDeployment][] = [
  ['the production example', provider],
  [
    'two zones with fewer slots',
    awsVariant('production', ({ zones, access }) => {
      zones.splice(1, 1);
      access!.slotsPerZone = 4;
    }),
  ],
  ['all ports of a zone', awsVariant('production', ({ access }) => (access!.slotsPerZone = 16))],
];

describe.each(cases)('%s and who connects to it', (_, deployment) => {
  const template = consumerTemplate(consumerOf(deployment).consumer);

  test('every advertised name has exactly one record in the consumer’s hosted zone', () => {
    for (const { host } of advertised(deployment))
      expect([host, recordFor(template, host)]).toEqual([host, [expect.any(String)]]);
  });

  test('every record answers an advertised name, in the hosted zone of the advertised domain', () => {
    const hosts = advertised(deployment).map(({ host }) => host);
    const idle = Object.keys(answersIn(template)).filter((name) => !hosts.some((host) => coversHost([name], host)));
    expect(idle).toEqual([]);
    expect(propertiesOf(template, 'AWS::Route53::HostedZone').map(({ Name }) => Name)).toEqual([
      accessOf(deployment).domain,
    ]);
  });

  test('the endpoints’ security group opens exactly the advertised ports', () => {
    const ports = new Set(advertised(deployment).map(({ port }) => port));
    expect(openPorts(template)).toEqual([...ports].sort((a, b) => a - b));
  });

  test('those ports are what the provider’s load balancer listens on', () => {
    const stack = infrastructure(deployment, { validation: false }).synth().getStackByName('acme-privatelink');
    const listened = propertiesOf(stack.template, 'AWS::ElasticLoadBalancingV2::Listener').map(({ Port }) => Port);
    expect(listened.sort((a, b) => a - b)).toEqual(openPorts(template));
  });

  test('the brokers’ certificate holds every name that the consumer resolves', () => {
    const names = certificateNames('broker', deployment);
    for (const { host } of advertised(deployment)) expect([host, coversHost(names, host)]).toEqual([host, true]);
  });

  test('there is an endpoint in every zone of the brokers', () => {
    expect(Object.values(endpointSubnets(template))).toEqual(
      deployment.zones.map(({ number }) => [`subnet-0000000${number}`]),
    );
  });
});

describe.each(provider.zones)('zone $id', (zone) => {
  const { text, consumer } = consumerOf(provider);
  const template = consumerTemplate(consumer);
  const endpoint = endpointIn(template, `subnet-0000000${zone.number}`);

  test('is in the consumer file with its id, number and ports', () => {
    const ports = slotsOf(provider, zone).map(({ port }) => port);
    expect(text).toContain(
      `- { id: ${zone.id}, number: ${zone.number}, firstPort: ${ports[0]!}, slots: ${ports.length} } # ports ${ports[0]!}-${ports.at(-1)!}`,
    );
  });

  test('its brokers’ names lead to the endpoint in its subnet, and to that alone', () => {
    expect(endpoint).toBeDefined();
    for (const { host } of [zonalBootstrap(accessOf(provider), zone), ...slotsOf(provider, zone)]) {
      const [record] = recordFor(template, host);
      expect([host, answersIn(template)[record!]]).toEqual([host, { [endpoint!]: 1 }]);
    }
  });

  test('is a zone of the load balancer behind the service', () => {
    const stack = infrastructure(provider, { validation: false }).synth().getStackByName('acme-privatelink');
    const [balancer] = propertiesOf(stack.template, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(JSON.stringify(balancer)).toContain(`Zone${zone.id.replaceAll('-', '')}`);
  });

  test('tells its clients where to begin', () => {
    const { host, port } = zonalBootstrap(accessOf(provider), zone);
    expect(consumer.bootstraps.zonal).toContainEqual({ zone: zone.id, host, port });
    expect(Object.values(template.Outputs ?? {}).map(({ Value }) => Value)).toContain(`${host}:${port}`);
  });
});

test('a draining zone is handed over as one', () => {
  const draining = awsVariant('production', ({ zones }) => (zones[2]!.state = 'draining'));
  const { text, consumer } = consumerOf(draining);
  expect(text).toContain('id: use1-az1, number: 2, state: draining,');
  expect(consumer.endpoints.map(({ id }) => id)).toEqual(['use1-az4', 'use1-az6']);
});

test('the section of the example is the one that the production example hands over', () => {
  const example = readFileSync(consumerFile('storefront'), 'utf8');
  const { text } = consumerOf(provider);
  expect(text.split('provider:')[1]).toBe(example.split('provider:')[1]);
});
