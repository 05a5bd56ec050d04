import type { AwsDeploymentConfig } from '../config/schema';
import { interfaceEndpoints } from '../facts/aws-endpoints';
import { instanceTypes } from '../facts/instance-types';
import { vpcPrefix, zoneBlocks } from '../model/address-plan';
import { parseCidr, usableAddresses } from '../model/cidr';
import { mostBrokersPerZone } from './broker-count';
import { factOf } from './fact';
import { repeated } from './repeated';
import type { Finding } from './rule';
import { awsRule } from './rule';
import { subnetBlocks, vpcBlocks } from './addresses';

const path = ['network', 'vpc', 'subnets'];

const subnetZone = awsRule({
  id: 'subnet-zone',
  severity: 'error',
  why: 'Nodes of a zone need a subnet in it, and a subnet without a zone would stay unused.',
  fix: 'Write one entry for each zone of `zones`, with subnets of that zone: `aws ec2 describe-subnets` shows `AvailabilityZoneId`.',
  check: ({ zones, network: { vpc } }) => {
    if (vpc.kind === 'new') return [];
    const ids = zones.map(({ id }) => id);
    const missing = ids.filter((id) => vpc.subnets.every(({ zone }) => zone !== id));
    return [
      ...missing.map((id): Finding => ({ path, message: `zone "${id}" has no entry.` })),
      ...vpc.subnets.flatMap(({ zone }, index): readonly Finding[] =>
        ids.includes(zone)
          ? []
          : [{ path: [...path, index, 'zone'], message: `"${zone}" is not among the zones ${ids.join(', ')}.` }],
      ),
      ...repeated(vpc.subnets, ({ zone }) => zone).map(({ index, first, entry }) => ({
        path: [...path, index, 'zone'],
        message: `zone "${entry.zone}" has its subnets at position ${first} already.`,
      })),
    ];
  },
});

const subnetUnique = awsRule({
  id: 'subnet-unique',
  severity: 'error',
  why: 'A subnet lies in one zone and serves one purpose: load balancers that share one with pods run out of addresses first.',
  fix: 'Name a subnet of its own for the nodes and for the load balancers of each zone.',
  check: ({ network: { vpc } }) => {
    if (vpc.kind === 'new') return [];
    const named = vpc.subnets.flatMap(({ nodes, loadBalancers }, index) => [
      { id: nodes, path: [...path, index, 'nodes'] },
      { id: loadBalancers, path: [...path, index, 'loadBalancers'] },
    ]);
    return repeated(named, ({ id }) => id).map(({ entry }) => ({
      path: entry.path,
      message: `"${entry.id}" stands in another place of \`network.vpc.subnets\` too.`,
    }));
  },
});

/**
 * Nodes that an update of a managed node group in one zone starts before old ones go (EKS user guide, "Managed node update
 * behavior"). Karpenter starts one; the other is room for one more that a rapid scale-out may start past its limits.
 */
const surgeNodes = 2;

/** Nodes beside those for the most brokers: warm ones, and the groups that stay until brokers have moved. */
function nodesBeside(config: AwsDeploymentConfig): number {
  const { scaling } = config.platform.nodes.brokers;
  if (scaling.kind === 'fixed') return 0;
  const kept = scaling.kind === 'karpenter' && scaling.keepNodeGroups ? mostBrokersPerZone(config) : 0;
  return scaling.warmNodesPerZone + kept;
}

/** Most VPC addresses that nodes, pods and endpoints of one zone can hold, with an update under way in each node group. */
export function addressesNeeded(config: AwsDeploymentConfig, zoneId: string): number {
  const { zones, platform, kafka, network } = config;
  const { brokers, controllers, system } = platform.nodes;
  const active = zones.some(({ id, state }) => id === zoneId && state === 'active');
  const inZone = kafka.controllers.zones.filter((id) => id === zoneId).length;
  const systemHere = system === undefined ? 0 : Math.ceil(system.count / Math.max(1, zones.length));
  const held = (type: string | undefined, nodes: number) =>
    type === undefined || nodes === 0 ? 0 : (nodes + surgeNodes) * (factOf(instanceTypes, type)?.maxAddresses ?? 0);
  const endpoints = network.vpc.kind === 'new' && network.vpc.egress === 'none' ? interfaceEndpoints.length : 0;
  return (
    held(brokers.instanceType, active ? mostBrokersPerZone(config) + nodesBeside(config) : 0) +
    held(controllers.instanceType, inZone) +
    held(system?.instanceType, systemHere) +
    endpoints
  );
}

/** The block from which a zone's nodes and pods get their addresses. */
interface ZoneSpace {
  readonly path: Finding['path'];
  readonly text: string;
  readonly zoneId: string;
  readonly free: number;
}

function zoneSpaces(config: AwsDeploymentConfig): readonly ZoneSpace[] {
  const { vpc } = config.network;
  if (vpc.kind === 'existing') {
    return subnetBlocks(config).flatMap(({ path, text }, index) => {
      const block = parseCidr(text);
      const zoneId = vpc.subnets[index]?.zone;
      return block === undefined || zoneId === undefined ? [] : [{ path, text, zoneId, free: usableAddresses(block) }];
    });
  }
  const block = parseCidr(vpc.cidr);
  // Another rule refuses blocks of other sizes.
  const cut = block && block.prefix >= vpcPrefix.shortest && block.prefix <= vpcPrefix.longest ? block : undefined;
  return vpcBlocks(config).flatMap(({ path, text }) =>
    cut === undefined
      ? []
      : config.zones.map(({ id, number }) => ({
          path,
          text,
          zoneId: id,
          free: usableAddresses(zoneBlocks(cut, number).nodes),
        })),
  );
}

const subnetSize = awsRule({
  id: 'subnet-size',
  severity: 'error',
  why: 'Every pod takes a VPC address, nodes keep a stock of them, and an update starts new nodes before the old ones go.',
  fix: 'Take a larger block, fewer brokers in each zone, or an instance type with fewer addresses.',
  check: (config) => {
    const short = zoneSpaces(config)
      .map((space) => ({ ...space, needed: addressesNeeded(config, space.zoneId) }))
      .filter(({ needed, free }) => needed > free);
    return short
      .filter(({ text }, index) => short.findIndex((other) => other.text === text) === index)
      .map(({ path, text, zoneId, free, needed }) => ({
        path,
        message: `"${text}" gives zone "${zoneId}" ${free} addresses for nodes and pods; up to ${needed} are needed.`,
      }));
  },
});

export const subnetRules = [subnetZone, subnetUnique, subnetSize];
