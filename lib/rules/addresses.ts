import type { AwsDeploymentConfig } from '../config/schema';
import type { Cidr } from '../model/cidr';
import { contains, overlaps, parseCidr } from '../model/cidr';
import { vpcPrefix } from '../model/address-plan';
import type { Path } from '../config/problem';
import { formatPath } from '../config/problem';
import type { Finding, Rule } from './rule';
import { awsRule } from './rule';
import { isAws } from '../config/schema';
import type { DeploymentConfig } from '../config/schema';

interface Block {
  readonly path: Path;
  readonly text: string;
}

const under = (path: Path, texts: readonly string[]) =>
  texts.map((text, index): Block => ({ path: [...path, index], text }));

/** Every address block that the file gives. */
function blocksOf(config: DeploymentConfig): readonly Block[] {
  if (!isAws(config)) {
    const { objectStore, backup } = config.storage;
    const { reach } = objectStore;
    const { network } = config.access;
    return [
      ...(reach.kind === 'cidrs' ? under(['storage', 'objectStore', 'reach', 'cidrs'], reach.cidrs) : []),
      ...sourceBlocks(config),
      ...(backup.kind === 'snapshots'
        ? under(['storage', 'backup', 'apiServer', 'cidrs'], backup.apiServer.cidrs)
        : []),
      ...(network?.clientZones ?? []).flatMap(({ cidrs }, index) =>
        under(['access', 'network', 'clientZones', index, 'cidrs'], cidrs),
      ),
    ];
  }
  const { cluster } = config.platform;
  const allowed = cluster.kind === 'new' ? cluster.apiEndpoint.allowedCidrs : [];
  return [
    ...vpcBlocks(config),
    ...subnetBlocks(config),
    ...loadBalancerBlocks(config),
    ...under(['platform', 'cluster', 'apiEndpoint', 'allowedCidrs'], allowed),
    ...sourceBlocks(config),
  ];
}

/** From where clients may come to brokers and to endpoints. */
export function sourceBlocks(config: DeploymentConfig): readonly Block[] {
  const sources = under(['access', 'network', 'sources'], config.access.network?.sources ?? []);
  if (!isAws(config) || config.network.vpc.kind === 'existing') return sources;
  const readers = config.network.vpc.s3InterfaceEndpoint?.sources ?? [];
  return [...sources, ...under(['network', 'vpc', 's3InterfaceEndpoint', 'sources'], readers)];
}

export function vpcBlocks({ network: { vpc } }: AwsDeploymentConfig): readonly Block[] {
  return vpc.kind === 'new'
    ? [{ path: ['network', 'vpc', 'cidr'], text: vpc.cidr }]
    : under(['network', 'vpc', 'cidrs'], vpc.cidrs);
}

export function subnetBlocks({ network: { vpc } }: AwsDeploymentConfig): readonly Block[] {
  if (vpc.kind === 'new') return [];
  return vpc.subnets.map(({ nodesCidr }, index) => ({
    path: ['network', 'vpc', 'subnets', index, 'nodesCidr'],
    text: nodesCidr,
  }));
}

function loadBalancerBlocks({ network: { vpc } }: AwsDeploymentConfig): readonly Block[] {
  if (vpc.kind === 'new') return [];
  return vpc.subnets.flatMap(({ loadBalancersCidr: text }, index) =>
    text === undefined ? [] : [{ path: ['network', 'vpc', 'subnets', index, 'loadBalancersCidr'], text }],
  );
}

const cidrExact: Rule = {
  id: 'cidr-exact',
  severity: 'error',
  why: 'A block begins at its network address; anything else is a slip of the pen that opens or closes the wrong addresses.',
  fix: 'Write the network address of the block, with numbers up to 255 and a length up to 32, such as 10.20.0.0/16.',
  check: (config) =>
    blocksOf(config)
      .filter(({ text }) => parseCidr(text) === undefined)
      .map(({ path, text }) => ({ path, message: `"${text}" is not a network address with its length.` })),
};

/** RFC 1918 and RFC 6598, which AWS allows in a VPC and which no one routes on the internet. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

const containsText = (outer: string, inner: Cidr) => {
  const block = parseCidr(outer);
  return block !== undefined && contains(block, inner);
};

const vpcBlock = awsRule({
  id: 'vpc-block',
  severity: 'error',
  why: 'AWS allows no VPC above /16, below /20 the blocks of the zones get too small, and public addresses belong to somebody.',
  fix: `Write a block of /${vpcPrefix.shortest} to /${vpcPrefix.longest} within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.`,
  check: ({ network: { vpc } }) => {
    const block = vpc.kind === 'new' ? parseCidr(vpc.cidr) : undefined;
    if (vpc.kind !== 'new' || block === undefined) return [];
    const path = ['network', 'vpc', 'cidr'];
    if (block.prefix < vpcPrefix.shortest || block.prefix > vpcPrefix.longest) {
      return [
        {
          path,
          message: `"${vpc.cidr}" is a /${block.prefix}; /${vpcPrefix.shortest} to /${vpcPrefix.longest} are allowed.`,
        },
      ];
    }
    if (privateRanges.some((range) => containsText(range, block))) return [];
    return [{ path, message: `"${vpc.cidr}" is not a private block.` }];
  },
});

function overlapsAmong(blocks: readonly Block[]): readonly Finding[] {
  const parsed = blocks.map((block) => ({ ...block, cidr: parseCidr(block.text) }));
  return parsed.flatMap(({ cidr, path, text }, index) => {
    const earlier = parsed.slice(0, index).find((other) => cidr && other.cidr && overlaps(cidr, other.cidr));
    return earlier
      ? [{ path, message: `"${text}" overlaps with ${formatPath(earlier.path)}, "${earlier.text}".` }]
      : [];
  });
}

const cidrOverlap = awsRule({
  id: 'cidr-overlap',
  severity: 'error',
  why: 'Blocks of one VPC, and subnets in it, never share an address.',
  fix: 'Write the blocks as AWS shows them: `aws ec2 describe-vpcs` and `aws ec2 describe-subnets`.',
  check: (config) => [
    ...overlapsAmong(vpcBlocks(config)),
    ...overlapsAmong([...subnetBlocks(config), ...loadBalancerBlocks(config)]),
  ],
});

const subnetInVpc = awsRule({
  id: 'subnet-in-vpc',
  severity: 'error',
  why: 'A subnet lies in one of the blocks of its VPC.',
  fix: 'Write all blocks of the VPC in `network.vpc.cidrs`, and the subnet’s block as AWS shows it.',
  check: (config) => {
    const vpc = vpcBlocks(config).map(({ text }) => text);
    return [...subnetBlocks(config), ...loadBalancerBlocks(config)].flatMap(({ path, text }): readonly Finding[] => {
      const block = parseCidr(text);
      if (block === undefined || vpc.some((outer) => containsText(outer, block))) return [];
      return [{ path, message: `"${text}" lies in none of the VPC’s blocks ${vpc.join(', ')}.` }];
    });
  },
});

export const addressRules = [cidrExact, vpcBlock, cidrOverlap, subnetInVpc];
