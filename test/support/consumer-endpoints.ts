import type { Json } from './json';
import type { StackTemplate } from './templates';
import { ofType, propertiesOf } from './templates';

const endpointType = 'AWS::EC2::VPCEndpoint';

/** Subnets of each endpoint, by logical id. */
export const endpointSubnets = (template: StackTemplate): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    ofType(template, endpointType).map(([id, { Properties }]) => [id, Properties.SubnetIds as readonly string[]]),
  );

/** Logical ids of the endpoints to which each name leads, with the share of each. */
export function answersIn(template: StackTemplate): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const answers: Record<string, Record<string, number>> = {};
  for (const { Name, ResourceRecords, Weight } of propertiesOf(template, 'AWS::Route53::RecordSet')) {
    answers[Name] = { ...answers[Name], [endpointOf(ResourceRecords)]: Weight };
  }
  return answers;
}

/** A record holds the DNS name of all addresses of an endpoint: the second part of its first DNS entry. */
function endpointOf([record]: Json): string {
  const [part, { 'Fn::Split': split }] = record['Fn::Select'];
  const [
    first,
    {
      'Fn::GetAtt': [endpoint, attribute],
    },
  ] = split[1]['Fn::Select'];
  expect([part, split[0], first, attribute]).toEqual([1, ':', 0, 'DnsEntries']);
  return endpoint;
}

/** The endpoint that stands in a subnet. */
export const endpointIn = (template: StackTemplate, subnet: string) =>
  Object.entries(endpointSubnets(template)).find(([, subnets]) => subnets.includes(subnet))?.[0];

/** Every port that the endpoints’ security group lets a source in on. */
export function openPorts(template: StackTemplate): readonly number[] {
  const rules = propertiesOf(template, 'AWS::EC2::SecurityGroup').flatMap(
    ({ SecurityGroupIngress }) => SecurityGroupIngress,
  );
  const ports = rules.flatMap(({ FromPort, ToPort }: Json) =>
    Array.from({ length: ToPort - FromPort + 1 }, (_, index) => (FromPort as number) + index),
  );
  return [...new Set<number>(ports)].sort((a, b) => a - b);
}
