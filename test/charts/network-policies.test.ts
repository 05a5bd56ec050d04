import type { Peer } from '../../lib/model/edges';
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
  for (const component of ['controller', 'broker'] as const) {
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

test('clients reach brokers from the named namespaces only, and controllers not at all', () => {
  const deployment = example('production');
  const incoming = (component: 'controller' | 'broker') =>
    permitted(named(deployment, 'NetworkPolicy', component)).filter((text) => text.startsWith('in'));
  expect(incoming('broker').filter((text) => text.includes('9092'))).toEqual([
    'in 9092/TCP inventory',
    'in 9092/TCP storefront',
  ]);
  expect(incoming('controller').filter((text) => text.includes('9092'))).toEqual([]);
});
