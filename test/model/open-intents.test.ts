import { clientNamespaces, openIntents } from '../../lib/model/open-intents';
import { awsVariant } from '../support/aws-variant';
import { example } from '../support/example';

test('clients of the cluster come from the namespaces of the file', () => {
  expect(clientNamespaces(example('production'))).toEqual(['inventory', 'storefront']);
  expect(openIntents(example('production'))).toEqual(['cluster', 'network', 'privateLink']);
});

test('without a namespace nobody comes from the cluster, although its listener is there', () => {
  const closed = awsVariant('production', ({ network }) => (network.clientNamespaces = []));
  expect(clientNamespaces(closed)).toEqual([]);
  expect(openIntents(closed)).toEqual(['network', 'privateLink']);
});
