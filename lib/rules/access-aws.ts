import { nearest } from '../config/nearest';
import type { AwsDeploymentConfig } from '../config/schema';
import { regions } from '../facts/regions';
import { contains, isReserved, parseCidr, usableAddresses } from '../model/cidr';
import { factOf } from './fact';
import { outsideIntents } from './outside-intents';
import type { Finding } from './rule';
import { awsRule } from './rule';

const subnetPath = (index: number, key: string) => ['network', 'vpc', 'subnets', index, key];

/** The given subnets of an existing VPC whose load balancers carry clients. */
function carryingSubnets(config: AwsDeploymentConfig) {
  const { vpc } = config.network;
  return vpc.kind === 'existing' && outsideIntents(config).length > 0 ? vpc.subnets : [];
}

const accessSubnets = awsRule({
  id: 'access-subnets',
  severity: 'error',
  why: 'Brokers see the load balancer’s address instead of the client’s: by the block of its subnet they know the zone, and by it security groups let it in.',
  fix: 'Write the block of the load balancers’ subnet as `aws ec2 describe-subnets` shows it.',
  check: (config) =>
    carryingSubnets(config).flatMap(({ loadBalancersCidr, loadBalancerAddress }, index): readonly Finding[] => [
      ...(loadBalancersCidr === undefined
        ? [
            {
              path: subnetPath(index, 'loadBalancersCidr'),
              message: 'is missing, and a load balancer brings clients from there.',
            },
          ]
        : []),
      ...(loadBalancerAddress === undefined && config.access.network
        ? [
            {
              path: subnetPath(index, 'loadBalancerAddress'),
              message: 'is missing, and brokers’ names for `access.network` lead to it.',
              fix: 'Write a free address of the load balancers’ subnet, not one of its first four or its last.',
            },
          ]
        : []),
    ]),
});

/** Free addresses that a load balancer wants where AWS chooses its address (NLB user guide, "Availability Zones"). */
const freeAddresses = 8;

const loadBalancerSubnetSize = awsRule({
  id: 'load-balancer-subnet-size',
  severity: 'error',
  why: `AWS makes a load balancer only where it finds ${freeAddresses} free addresses.`,
  fix: 'Name a subnet of /28 or larger.',
  check: (config) =>
    carryingSubnets(config).flatMap(({ loadBalancersCidr: text }, index): readonly Finding[] => {
      const block = text === undefined ? undefined : parseCidr(text);
      if (text === undefined || block === undefined || usableAddresses(block) >= freeAddresses) return [];
      return [
        {
          path: subnetPath(index, 'loadBalancersCidr'),
          message: `"${text}" has ${usableAddresses(block)} addresses for load balancers; ${freeAddresses} are needed.`,
        },
      ];
    }),
});

const loadBalancerAddress = awsRule({
  id: 'load-balancer-address',
  severity: 'error',
  why: 'The load balancer takes this address when it is made and never another one, since DNS records lead to it.',
  fix: 'Write a free address of the load balancers’ subnet, not one of its first four or its last.',
  check: ({ network: { vpc } }) =>
    (vpc.kind === 'existing' ? vpc.subnets : []).flatMap((subnet, index): readonly Finding[] => {
      const { loadBalancersCidr, loadBalancerAddress: text } = subnet;
      if (text === undefined || loadBalancersCidr === undefined) return [];
      const block = parseCidr(loadBalancersCidr);
      const address = parseCidr(`${text}/32`);
      if (!block || !address) return [];
      const path = subnetPath(index, 'loadBalancerAddress');
      if (!contains(block, address)) return [{ path, message: `"${text}" is not in "${loadBalancersCidr}".` }];
      return isReserved(block, address)
        ? [{ path, message: `"${text}" is one of the addresses of "${loadBalancersCidr}" that AWS keeps.` }]
        : [];
    }),
});

const accessSecurityGroup = awsRule({
  id: 'access-security-group',
  severity: 'error',
  why: 'The nodes of a cluster that is there are in its own security group, which lets no load balancer in by itself.',
  fix: 'Write the id that `aws eks describe-cluster --name NAME --query cluster.resourcesVpcConfig.clusterSecurityGroupId` prints.',
  check: (config) => {
    const { cluster } = config.platform;
    return cluster.kind === 'existing' && cluster.securityGroup === undefined && outsideIntents(config).length > 0
      ? [
          {
            path: ['platform', 'cluster', 'securityGroup'],
            message: 'is missing, and load balancers need a way in to the nodes.',
          },
        ]
      : [];
  },
});

const idleKey = 'connections.max.idle.ms';

const idleTime = awsRule({
  id: 'idle-time',
  severity: 'error',
  why: 'A load balancer forgets a connection that was silent too long and tells nobody, so a client’s next request waits for its timeout.',
  fix: 'Remove it, since the kit sets a time below; or write a lower one.',
  check: ({ access, kafka: { properties } }) => {
    const given = Number(factOf(properties, idleKey));
    const [shortest] = (['network', 'privateLink'] as const)
      .flatMap((intent) => {
        const seconds = access[intent]?.idleTimeoutSeconds;
        return seconds === undefined ? [] : [{ intent, seconds }];
      })
      .sort((a, b) => a.seconds - b.seconds);
    if (!shortest || Number.isNaN(given)) return [];
    const path = ['kafka', 'properties', idleKey];
    const limit = `the load balancer of \`access.${shortest.intent}\` drops silent connections after ${shortest.seconds * 1000}.`;
    // A negative number is Kafka’s way to say never.
    if (given < 0) return [{ path, message: `${given} closes no silent connection, and ${limit}` }];
    return given >= shortest.seconds * 1000 ? [{ path, message: `${given} milliseconds are too long: ${limit}` }] : [];
  },
});

const privateLinkPrincipals = awsRule({
  id: 'privatelink-principals',
  severity: 'error',
  why: 'PrivateLink connects accounts of one partition.',
  fix: 'Copy the ARN from an account of the deployment’s partition.',
  check: ({ access: { privateLink }, platform: { region } }) => {
    const partition = factOf(regions, region)?.partition;
    return (privateLink?.principals ?? []).flatMap((arn, index): readonly Finding[] => {
      const [, given] = arn.split(':');
      if (partition === undefined || given === undefined || given === partition) return [];
      return [
        {
          path: ['access', 'privateLink', 'principals', index],
          message: `this ARN names partition ${given} instead of ${partition}.`,
        },
      ];
    });
  },
});

const privateLinkRegions = awsRule({
  id: 'privatelink-regions',
  severity: 'error',
  why: 'Endpoints of the deployment’s own region may always connect, those of other regions of its partition where they are listed.',
  fix: 'Remove the region, or write another one.',
  check: ({ access: { privateLink }, platform }) =>
    (privateLink?.regions ?? []).flatMap((region, index): readonly Finding[] => {
      const path = ['access', 'privateLink', 'regions', index];
      const facts = factOf(regions, region);
      const near = nearest(region, Object.keys(regions));
      if (!facts) {
        const fix = near === undefined ? undefined : { fix: `Did you mean \`${near}\`?` };
        return [{ path, message: `"${region}" is not a region that the kit knows.`, ...fix }];
      }
      if (region === platform.region) return [{ path, message: `"${region}" is the deployment’s own region.` }];
      const partition = factOf(regions, platform.region)?.partition;
      return partition === undefined || facts.partition === partition
        ? []
        : [{ path, message: `"${region}" is in partition ${facts.partition}, and the deployment in ${partition}.` }];
    }),
});

export const accessAwsRules = [
  accessSubnets,
  loadBalancerSubnetSize,
  loadBalancerAddress,
  accessSecurityGroup,
  idleTime,
  privateLinkPrincipals,
  privateLinkRegions,
];
