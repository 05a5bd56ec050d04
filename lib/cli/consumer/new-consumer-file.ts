import type { ConsumerConfig } from '../../consumer/config/schema';
import { activeZones } from '../../consumer/model/endpoints';
import { regions } from '../../facts/regions';
import { yamlList, yamlScalar } from '../init/yaml-scalar';
import { providerYaml } from './provider-yaml';

/** What is known of a new consumer; the rest is left to be completed. */
export interface ConsumerAnswers {
  readonly name?: string;
  readonly account?: string;
  /** The deployment’s own when left out. */
  readonly region?: string;
  readonly vpc?: string;
  readonly subnets: readonly ConsumerConfig['subnets'][number][];
  readonly securityGroups: readonly string[];
  readonly cidrs: readonly string[];
}

export interface NewConsumerFile {
  readonly provider: ConsumerConfig['provider'];
  readonly answers: ConsumerAnswers;
  /** Where an editor finds the schema, relative to the file; left out where there is none. */
  readonly schema?: string;
}

/** Text of a new consumer file: what is not answered stands in it as an example in a comment. */
export function newConsumerFile({ provider, answers, schema }: NewConsumerFile): string {
  const { name, account, region = provider.region, vpc } = answers;
  return [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    `# The way of a VPC to the brokers of ${provider.deployment}, over AWS PrivateLink.`,
    '# Complete what stands in comments; `automq-kit consumer check FILE` says what is missing.',
    'version: 1',
    '# Those who connect; part of the names of the stack and of what is in it.',
    setting('name', name && yamlScalar(name), 'storefront'),
    setting('account', account && quoted(account), "'210987654321'"),
    `region: ${yamlScalar(region)}`,
    '',
    '# The VPC of the clients, with DNS support and DNS hostnames on.',
    setting('vpc', vpc && yamlScalar(vpc), 'vpc-0a1b2c3d4e5f67890'),
    ...subnetsYaml(provider, answers),
    '',
    '# Who may connect to the endpoints, and nobody else; one of the two is enough.',
    ...clientsYaml(answers),
    '',
    ...optional,
    '',
    providerYaml(provider),
  ].join('\n');
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const setting = (key: string, value: string | undefined, example: string) =>
  value ? `${key}: ${value}` : `# ${key}: ${example}`;

const exampleSubnet = 'subnet-0a1b2c3d4e5f67890';

function subnetsYaml(provider: NewConsumerFile['provider'], answers: ConsumerAnswers): readonly string[] {
  const { subnets, region = provider.region } = answers;
  const hint =
    region === provider.region
      ? '# A private subnet in each zone of the brokers: `aws ec2 describe-subnets` shows `AvailabilityZoneId`.'
      : '# A private subnet in each of two or three zones of your region; the brokers’ zones are not among them.';
  const line = ({ zone, subnet }: ConsumerConfig['subnets'][number]) =>
    `  - { zone: ${yamlScalar(zone)}, subnet: ${yamlScalar(subnet)} }`;
  if (subnets.length > 0) return [hint, 'subnets:', ...subnets.map(line)];
  const examples = zonesOf(provider, region).map((zone) => line({ zone, subnet: exampleSubnet }));
  return [hint, ...['subnets:', ...examples].map((each) => `# ${each}`)];
}

function zonesOf(provider: NewConsumerFile['provider'], region: string): readonly string[] {
  if (region === provider.region) return activeZones({ provider }).map(({ id }) => id);
  const prefix = Object.hasOwn(regions, region) ? regions[region]?.zoneIdPrefix : undefined;
  return [1, 2].map((number) => `${prefix ?? 'zone'}-az${number}`);
}

function clientsYaml({ securityGroups, cidrs }: ConsumerAnswers): readonly string[] {
  if (securityGroups.length + cidrs.length === 0)
    return ['# clients:', '#   securityGroups: [sg-0a1b2c3d4e5f67890]', '#   cidrs: [10.40.0.0/20]'];
  return [
    'clients:',
    ...(securityGroups.length === 0 ? [] : [`  securityGroups: ${yamlList(securityGroups)}`]),
    ...(cidrs.length === 0 ? [] : [`  cidrs: ${yamlList(cidrs)}`]),
  ];
}

const optional = [
  '# A zone of the brokers in which you have no subnet, and why:',
  '# waivedZones: [{ zone: ZONE, reason: no clients in that zone }]',
  '# While a zone is out, the other zones’ endpoints answer its names:',
  '# zoneOutage: [ZONE]',
];
