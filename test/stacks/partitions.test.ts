import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import { propertiesOf, templatesOf } from '../support/templates';

/** The production example in another region, isolated, so that every kind of resource is there. */
function inRegion(region: string, zonePrefix: string, partition: string) {
  return awsVariant('production', (written) => {
    const text = JSON.stringify(written)
      .replaceAll('use1-', `${zonePrefix}-`)
      .replaceAll('us-east-1', region)
      .replaceAll('arn:aws:', `arn:${partition}:`);
    Object.assign(written, JSON.parse(text) as Written);
    written.network.vpc = { kind: 'new', cidr: '10.30.0.0/16', egress: 'none', flowLogs: { kind: 'cloudWatch' } };
  });
}

describe.each([
  ['cn-north-1', 'cnn1', 'aws-cn'],
  ['us-gov-west-1', 'usgw1', 'aws-us-gov'],
])('%s', (region, zonePrefix, partition) => {
  const templates = templatesOf(inRegion(region, zonePrefix, partition));

  test('no ARN is written for the commercial partition', () => {
    expect(JSON.stringify(templates)).not.toMatch(/arn:aws:/);
  });

  test('no name of a service endpoint is written for the commercial partition', () => {
    expect(JSON.stringify(templates)).not.toMatch(/https?:[^"]*amazonaws\.com(?!\.cn)/);
  });

  test('the endpoints are the region’s', () => {
    const names = propertiesOf(templates.Network!, 'AWS::EC2::VPCEndpoint').map(({ ServiceName }) => ServiceName);
    expect(names.filter((name) => !name.includes(region))).toEqual([]);
    expect(names).toContain(
      region.startsWith('cn-') ? `cn.com.amazonaws.${region}.ec2` : `com.amazonaws.${region}.ec2`,
    );
  });
});
