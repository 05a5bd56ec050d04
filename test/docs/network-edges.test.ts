import * as fc from 'fast-check';
import { renderNetworkEdges } from '../../lib/docs/render-network-edges';
import { brokerListeners, controllerListener } from '../../lib/model/broker-listeners';
import type { Deployment } from '../../lib/model/deployment';
import { ports } from '../../lib/model/ports';
import { rendered } from '../../lib/testing/rendered';
import { example } from '../support/example';
import { deploymentInputs, generated } from '../support/generated-deployment';

/** Rows of the tables, by heading. */
function tables(deployment: Deployment): Record<string, string[][]> {
  const found: Record<string, string[][]> = {};
  let rows: string[][] = [];
  for (const line of renderNetworkEdges(deployment)) {
    if (line.startsWith('### ')) found[line.slice(4)] = rows = [];
    if (line.startsWith('| ') && !line.includes('---')) rows.push(line.slice(2, -2).split(' | '));
  }
  return found;
}

const pods = 'Pods (NetworkPolicies)';
const loadBalancers = 'Load balancers (security groups)';

test('every edge of the model has a row, with its ports and its reason', () => {
  fc.assert(
    fc.property(deploymentInputs, (input) => {
      const deployment = generated(input);
      const [, ...rows] = tables(deployment)[pods]!;
      expect(rows.map(([, , numbers, protocols, why]) => [numbers, protocols, why])).toEqual(
        deployment.edges.map((edge) => [edge.ports.join(', '), edge.protocols.join(', '), edge.why]),
      );
    }),
    { numRuns: 40 },
  );
});

test.each(['minimal', 'production', 'private'] as const)('ports into brokers are those that listen: %s', (name) => {
  const deployment = example(name);
  const into = (component: string) =>
    new Set(
      tables(deployment)
        [pods]!.filter(([, to]) => to === component)
        .flatMap(([, , numbers = '']) => numbers.split(', ').map(Number)),
    );
  const listening = brokerListeners(deployment).map(({ port }) => port);
  expect(into('brokers')).toEqual(new Set([...listening, ports.metrics]));
  expect(into('controllers')).toEqual(new Set([controllerListener(deployment).port, ports.metrics]));
});

describe('over load balancers', () => {
  test('clients come from the sources of the file, and by PrivateLink only endpoints and canaries', () => {
    const rows = tables(example('production'))[loadBalancers]!.map((row) => row.slice(0, 4));
    expect(rows).toEqual([
      ['from', 'to', 'ports', 'protocol'],
      ['10.30.0.0/16', 'load balancer acme-net', '9092-9211', 'TCP'],
      ['load balancer acme-net', 'nodes and pods', '9096', 'TCP'],
      ['endpoints of arn:aws:iam::210987654321:root', 'load balancer acme-link', '9092-9211', 'TCP'],
      ['nodes and pods', 'load balancer acme-link', '9092-9211', 'TCP'],
      ['load balancer acme-link', 'nodes and pods', '9097', 'TCP'],
    ]);
  });

  test.each(['production', 'production-existing'] as const)(
    'the table says what the security groups of the stacks say: %s',
    (name) => {
      const deployment = example(name);
      const resources = Object.values(rendered(deployment).templates).flatMap(({ Resources = {} }) =>
        Object.values(Resources),
      ) as unknown as { readonly Type: string; readonly Properties: Record<string, unknown> }[];
      interface Rule {
        readonly CidrIp?: string;
        readonly FromPort: number;
        readonly ToPort: number;
      }
      const groups = resources
        .filter(({ Type, Properties }) => {
          return (
            Type === 'AWS::EC2::SecurityGroup' &&
            String(Properties.GroupDescription).startsWith('Clients of the brokers')
          );
        })
        .map(({ Properties }) => Properties as { SecurityGroupIngress?: Rule[]; SecurityGroupEgress: Rule[] });
      const inward = groups.flatMap(({ SecurityGroupIngress = [] }) =>
        SecurityGroupIngress.map(({ CidrIp, FromPort, ToPort }) => [
          CidrIp ?? 'nodes and pods',
          `${FromPort}-${ToPort}`,
        ]),
      );
      const onward = groups.flatMap(({ SecurityGroupEgress }) =>
        SecurityGroupEgress.map(({ FromPort }) => String(FromPort)),
      );
      const rows = tables(deployment)[loadBalancers]!;
      const isLetIn = ([from = '']: string[]) => /^(\d|nodes and pods)/.test(from);
      expect(rows.filter(isLetIn).map(([from, , numbers]) => [from, numbers])).toEqual(inward);
      expect(rows.filter(([, to]) => to === 'nodes and pods').map(([, , numbers]) => numbers)).toEqual(onward);
    },
  );

  test('without AWS there is no such table', () => {
    expect(Object.keys(tables(example('private')))).toEqual([pods]);
  });
});
