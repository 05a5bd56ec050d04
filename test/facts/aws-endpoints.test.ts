import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { interfaceEndpoints } from '../../lib/facts/aws-endpoints';
import { regions } from '../../lib/facts/regions';

const needed = (when: string): string[] =>
  interfaceEndpoints.filter((endpoint) => endpoint.when === when).map(({ service }) => service);

describe('interface endpoints', () => {
  test('each is listed once', () => {
    expect(new Set(interfaceEndpoints.map(({ service }) => service)).size).toBe(interfaceEndpoints.length);
  });

  test('each is a service that CDK has an endpoint for', () => {
    const known = Object.values(InterfaceVpcEndpointAwsService).map((service) => service.shortName);
    expect(interfaceEndpoints.map(({ service }) => service).filter((service) => !known.includes(service))).toEqual([]);
  });

  test('nodes join, pull images and hand out roles without NAT', () => {
    expect(needed('always')).toEqual(expect.arrayContaining(['ec2', 'ecr.api', 'ecr.dkr', 'eks-auth', 'sts']));
  });

  test('the kubectl provider reaches what its handler calls', () => {
    const reachable = [...needed('always'), ...needed('kubectlProvider')];
    expect(reachable).toEqual(expect.arrayContaining(['eks', 'lambda', 'logs']));
  });

  test('a region without an endpoint is a region', () => {
    const named = interfaceEndpoints.flatMap(({ unavailableIn }) => unavailableIn ?? []);
    expect(named.filter((region) => !(region in regions))).toEqual([]);
  });
});
