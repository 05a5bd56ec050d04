import { Account } from '../../lib/agreement/account';
import type { Template } from '../../lib/agreement/template';
import { waysOutAgree } from '../../lib/agreement/ways-out-agree';
import type { KubernetesObject } from '../../lib/model/wave';

const endpoint = (service: string) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: { ServiceName: `com.amazonaws.us-east-1.${service}` },
});

const resources = (types: readonly string[]) => Object.fromEntries(types.map((Type) => [Type, { Type }]));

const services = ['s3', 'ec2', 'sts', 'eks', 'eks-auth', 'ecr.api', 'ecr.dkr', 'lambda', 'elasticloadbalancing'];

/** A closed VPC with endpoints for all services but those left out, and what calls them. */
function closedVpc({ without = [], more = {} }: { without?: readonly string[]; more?: Template['Resources'] } = {}) {
  const kinds = ['AWS::EC2::VPC', 'AWS::EKS::Nodegroup', 'AWS::EKS::PodIdentityAssociation'];
  const endpoints = services.filter((service) => !without.includes(service));
  return {
    network: {
      Resources: {
        ...resources([...kinds, 'Custom::AWSCDK-EKS-KubernetesResource']),
        ...Object.fromEntries(endpoints.map((service) => [service, endpoint(service)])),
        ...more,
      },
    },
  };
}

const pod = (image: string): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'broker' },
  spec: { template: { spec: { containers: [{ image }] } } },
});

const job = (image: string): KubernetesObject => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'users' },
  spec: { jobTemplate: { spec: { template: { spec: { containers: [{ image }] } } } } },
});

const binding: KubernetesObject = {
  apiVersion: 'elbv2.k8s.aws/v1beta1',
  kind: 'TargetGroupBinding',
  metadata: { name: 'b' },
};

const mirror = '123456789012.dkr.ecr.us-east-1.amazonaws.com/automq:1.7.3';

const found = (
  templates: Readonly<Record<string, Template>>,
  objects: readonly KubernetesObject[] = [pod(mirror), binding],
) => waysOutAgree.check({ account: new Account(templates), objects, pools: [] });

test('a closed VPC with every endpoint that its objects call has nothing missing', () => {
  expect(found(closedVpc())).toEqual([]);
});

test.each(services)('a closed VPC without an endpoint for %s is found', (service) => {
  const [message, ...others] = found(closedVpc({ without: [service] }));
  expect(message).toContain(`no endpoint for ${service}:`);
  expect(others).toEqual([]);
});

test('an image of a public registry is found in a closed VPC, in a pod and in a job', () => {
  expect(found(closedVpc(), [pod('docker.io/automqinc/automq:1.7.3')])).toEqual([
    'pods pull from "docker.io", which a closed VPC doesn’t reach',
  ]);
  expect(found(closedVpc(), [pod(mirror), job('quay.io/some/image:1')])).toEqual([
    'pods pull from "quay.io", which a closed VPC doesn’t reach',
  ]);
});

test('a chart of a public repository is found in a closed VPC', () => {
  const Chart = { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { Repository: 'https://charts.example' } };
  expect(found(closedVpc({ more: { Chart } }))).toEqual([
    'a chart comes from "https://charts.example", which a closed VPC doesn’t reach',
  ]);
});

test('with NAT, and in a VPC that the stacks don’t make, nothing is missing', () => {
  const nat = resources(['AWS::EC2::VPC', 'AWS::EC2::NatGateway', 'AWS::EKS::Nodegroup']);
  expect(found({ network: { Resources: nat } })).toEqual([]);
  expect(found({ cluster: { Resources: resources(['AWS::EKS::Nodegroup']) } })).toEqual([]);
});
