import { brokerAddress, regionalBootstrap } from '../../lib/model/access';
import { example } from '../support/example';
import { named, objectsOf, ofKind } from '../support/objects';
import { privateVariant } from '../support/private-variant';
import { schemaProblems } from '../support/schema-problems';

const planned = example('private');
const nodePort = privateVariant(({ access }) => {
  access!.network = { kind: 'nodePort', firstPort: 31_000, sources: ['10.81.0.0/16'] };
});
const hostname = 'external-dns.alpha.kubernetes.io/hostname';

test('each broker and the beginning have a load balancer of their own, with the address of the plan', () => {
  const addresses = ofKind(planned, 'Service')
    .filter(({ spec }) => spec.type === 'LoadBalancer')
    .map(({ metadata }) => [metadata.name, metadata.annotations!['metallb.io/loadBalancerIPs']]);
  expect(addresses).toEqual([
    ['network-bootstrap', '10.80.0.10'],
    ['broker-room-a-0', '10.80.0.11'],
    ['broker-room-a-1', '10.80.0.12'],
    ['broker-room-b-0', '10.80.0.21'],
    ['broker-room-b-1', '10.80.0.22'],
    ['broker-room-c-0', '10.80.0.31'],
    ['broker-room-c-1', '10.80.0.32'],
  ]);
});

test('a load balancer lets in the sources of the file only, shows their addresses, and opens no port of a node', () => {
  for (const { spec } of ofKind(planned, 'Service').filter(({ spec }) => spec.type === 'LoadBalancer')) {
    expect(spec).toMatchObject({
      allocateLoadBalancerNodePorts: false,
      externalTrafficPolicy: 'Local',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      loadBalancerClass: 'metallb.io/metallb',
      loadBalancerSourceRanges: ['10.81.0.0/16'],
      ports: [{ name: 'network', port: 9092, protocol: 'TCP', targetPort: 'network' }],
    });
  }
});

test.each([
  ['load balancers', planned],
  ['node ports', nodePort],
] as const)('with %s a broker is found under the name and port that it tells clients', (_, deployment) => {
  const network = deployment.access.network!;
  const found = (name: string) => {
    const { metadata, spec } = named(deployment, 'Service', name);
    const [port] = spec.ports;
    return { host: metadata.annotations![hostname], port: port!.nodePort ?? port!.port };
  };
  expect(found('network-bootstrap')).toEqual(regionalBootstrap(network));
  for (const { name, zone, maxCount } of deployment.brokers) {
    for (let ordinal = 0; ordinal < maxCount; ordinal += 1)
      expect(found(`${name}-${ordinal}`)).toEqual(brokerAddress(network, zone, ordinal));
  }
});

test('node ports are those of the file: one to begin with, then sixteen for each zone number', () => {
  const ports = ofKind(nodePort, 'Service')
    .filter(({ spec }) => spec.type === 'NodePort')
    .map(({ spec }) => spec.ports[0]!.nodePort);
  expect(ports).toEqual([31_000, 31_001, 31_002, 31_017, 31_018, 31_033, 31_034]);
  expect(objectsOf(nodePort).flatMap(schemaProblems)).toEqual([]);
});

test('through node ports a client’s own address reaches the broker, which lets in the sources of the file only', () => {
  for (const { spec } of ofKind(nodePort, 'Service').filter(({ spec }) => spec.type === 'NodePort'))
    expect(spec).toMatchObject({ externalTrafficPolicy: 'Local' });
  const rules = named(nodePort, 'NetworkPolicy', 'broker').spec.ingress!;
  const ofNetwork = rules.filter(({ ports }) => ports.some(({ port }) => port === 9096));
  const users = { podSelector: named(nodePort, 'NetworkPolicy', 'users').spec.podSelector };
  expect(ofNetwork.map(({ from }) => from)).toEqual([[users], [{ ipBlock: { cidr: '10.81.0.0/16' } }]]);
});

test('without a plan load balancers choose their address, and both families are asked for where the file says so', () => {
  const deployment = privateVariant(({ access }) => {
    access!.network = { kind: 'loadBalancer', sources: ['10.81.0.0/16'], ipFamilies: ['IPv4', 'IPv6'] };
  });
  const { metadata, spec } = named(deployment, 'Service', 'broker-room-a-0');
  expect(Object.keys(metadata.annotations!)).toEqual([hostname]);
  expect(spec).toMatchObject({ ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' });
  expect(spec).not.toHaveProperty('loadBalancerClass');
  expect(objectsOf(deployment).flatMap(schemaProblems)).toEqual([]);
});

test('the AWS Load Balancer Controller finds no Service to make a load balancer for', () => {
  for (const name of ['production', 'production-existing', 'minimal'] as const)
    expect(ofKind(example(name), 'Service').filter(({ spec }) => spec.type === 'LoadBalancer')).toEqual([]);
});
