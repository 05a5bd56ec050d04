import { canaryPaths } from '../../lib/model/canary-paths';
import type { Deployment } from '../../lib/model/deployment';
import { awsVariant } from '../support/aws-variant';
import { example } from '../support/example';

const production = example('production');
const tried = (deployment: Deployment) => canaryPaths(deployment).tried.map(({ intent }) => intent);
const untried = (deployment: Deployment) => canaryPaths(deployment).untried.map(({ intent }) => intent);

test('in a VPC of the kit’s own every way in is tried, in each zone at the load balancer’s fixed address', () => {
  const paths = canaryPaths(production).tried;
  expect(paths.map(({ intent, addresses }) => [intent, ...addresses.map(({ address }) => address)])).toEqual([
    ['network', '10.30.224.8', '10.30.228.8', '10.30.232.8'],
    ['privateLink', '10.30.224.9', '10.30.228.9', '10.30.232.9'],
  ]);
  expect(paths.map(({ hasHiddenNames }) => hasHiddenNames)).toEqual([false, true]);
});

test('ports are those of all brokers that there may be, and one to begin with', () => {
  const [network] = canaryPaths(production).tried;
  expect(network!.ports).toEqual([9092, 9100, 9101, 9102, 9116, 9117, 9118, 9132, 9133, 9134]);
});

test('a way whose load balancer does not admit nodes is left out', () => {
  const elsewhere = awsVariant('production', ({ access }) =>
    Object.assign(access!.network!, { sources: ['10.99.0.0/16'] }),
  );
  expect([tried(elsewhere), untried(elsewhere)]).toEqual([['privateLink'], ['network']]);
});

test('in a VPC that exists PrivateLink is left out, since nobody knows the addresses', () => {
  const existing = awsVariant('production-existing', ({ access }) =>
    Object.assign(access!, { privateLink: { principals: ['arn:aws:iam::123456789012:root'] } }),
  );
  expect([tried(existing), untried(existing)]).toEqual([['network'], ['privateLink']]);
});

test('in a private cluster kube-proxy would answer for the load balancers, so they are left out', () => {
  const plant = example('private');
  expect([tried(plant), untried(plant)]).toEqual([[], ['network']]);
});

test('a way in that is not there is neither tried nor left out', () => {
  const minimal = example('minimal');
  expect([...tried(minimal), ...untried(minimal)]).toEqual([]);
});
