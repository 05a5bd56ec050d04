import type { Peer } from '../../lib/model/edges';
import { workloads } from '../../lib/model/workloads';
import { example, exampleNames } from '../support/example';
import { named, ofKind } from '../support/objects';
import type { RenderedKinds, RulePeer } from '../support/rendered-kinds';

/** Every connection that a policy permits, as text. */
function permitted({ spec }: RenderedKinds['NetworkPolicy']): readonly string[] {
  const rows = [
    ...(spec.ingress ?? []).map(({ from, ports }) => ({ direction: 'in', ends: from, ports })),
    ...(spec.egress ?? []).map(({ to, ports }) => ({ direction: 'out', ends: to, ports })),
  ];
  return rows.flatMap(({ direction, ends, ports }) =>
    ends.flatMap((end) => ports.map(({ port, protocol }) => `${direction} ${port}/${protocol} ${endText(end)}`)),
  );
}

const endText = ({ podSelector, namespaceSelector, ipBlock }: RulePeer) =>
  podSelector?.matchLabels['app.kubernetes.io/component'] ??
  namespaceSelector?.matchLabels['kubernetes.io/metadata.name'] ??
  ipBlock?.cidr ??
  'everyone';

const texts = (peer: Peer): readonly string[] =>
  peer.kind === 'component' ? [peer.component] : peer.kind === 'namespaces' ? peer.namespaces : peer.cidrs;

test.each(exampleNames)('%s: what no policy names is closed', (name) => {
  const deployment = example(name);
  expect(named(deployment, 'NetworkPolicy', 'default-deny').spec).toEqual({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  });
});

test.each(exampleNames)('%s: every edge is open at both of our ends, and nothing else is', (name) => {
  const deployment = example(name);
  for (const component of workloads(deployment)) {
    const expected = deployment.edges.flatMap(({ from, to, ports, protocols }) =>
      ports.flatMap((port) =>
        protocols.flatMap((protocol) => [
          ...(texts(to)[0] === component ? texts(from).map((peer) => `in ${port}/${protocol} ${peer}`) : []),
          ...(texts(from)[0] === component ? texts(to).map((peer) => `out ${port}/${protocol} ${peer}`) : []),
        ]),
      ),
    );
    expect([...permitted(named(deployment, 'NetworkPolicy', component))].sort()).toEqual(expected.sort());
  }
});

test.each(exampleNames)('%s: every rule says why it is there', (name) => {
  for (const { metadata, spec } of ofKind(example(name), 'NetworkPolicy')) {
    const lines = metadata.annotations!['automq.com/why']!.trim().split('\n');
    expect(lines).toHaveLength(Math.max(1, (spec.ingress ?? []).length + (spec.egress ?? []).length));
  }
});

test.each(exampleNames)('%s: no rule has an empty side, which Kubernetes takes for everyone', (name) => {
  for (const { from, to } of example(name).edges) expect([texts(from).length, texts(to).length]).not.toContain(0);
});

test('clients from outside reach their own listener, and only from the load balancers that carry them', () => {
  const deployment = example('production');
  const incoming = permitted(named(deployment, 'NetworkPolicy', 'broker')).filter((text) =>
    /^in 909[67].* [0-9]/.test(text),
  );
  const blocks = ['10.30.224.0/27', '10.30.228.0/27', '10.30.232.0/27'];
  expect(incoming).toEqual([9096, 9097].flatMap((port) => blocks.map((block) => `in ${port}/TCP ${block}`)));
});

test.each(exampleNames)('%s: no list of rules is empty, which the API server would drop at every apply', (name) => {
  for (const { spec } of ofKind(example(name), 'NetworkPolicy'))
    expect([spec.ingress, spec.egress]).not.toContainEqual([]);
});

test('the job that keeps users reaches brokers, controllers and names, and nobody reaches it', () => {
  const deployment = example('production');
  expect(permitted(named(deployment, 'NetworkPolicy', 'users'))).toEqual([
    'out 9094/TCP broker',
    'out 9095/TCP broker',
    'out 9092/TCP broker',
    'out 9096/TCP broker',
    'out 9097/TCP broker',
    'out 9093/TCP controller',
    'out 53/TCP kube-system',
    'out 53/UDP kube-system',
    'out 53/TCP 169.254.20.10/32',
    'out 53/UDP 169.254.20.10/32',
  ]);
});

test('clients reach brokers from the named namespaces only, and controllers not at all', () => {
  const deployment = example('production');
  const incoming = (component: 'controller' | 'broker') =>
    permitted(named(deployment, 'NetworkPolicy', component)).filter((text) => text.startsWith('in'));
  expect(incoming('broker').filter((text) => text.includes('9092'))).toEqual([
    // It looks at the certificate and says nothing.
    'in 9092/TCP users',
    'in 9092/TCP inventory',
    'in 9092/TCP storefront',
    'in 9092/TCP canary',
    'in 9092/TCP group-lag',
  ]);
  expect(incoming('controller').filter((text) => text.includes('9092'))).toEqual([]);
});
