import { nearest } from '../config/nearest';
import type { Path } from '../config/problem';
import type { AwsDeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { kubernetesVersions } from '../facts/kubernetes-versions';
import { regions } from '../facts/regions';
import { factOf } from './fact';
import type { Finding, Rule } from './rule';
import { awsRule } from './rule';

const regionKnown = awsRule({
  id: 'region-known',
  severity: 'error',
  why: 'Partition, zone ids and endpoint names follow from the region.',
  fix: 'Name a region of the partitions aws, aws-cn or aws-us-gov.',
  check: ({ platform: { region } }) => {
    if (factOf(regions, region)) return [];
    const near = nearest(region, Object.keys(regions));
    const fix = near === undefined ? undefined : { fix: `Did you mean \`${near}\`?` };
    return [{ path: ['platform', 'region'], message: `"${region}" is not a region that the kit knows.`, ...fix }];
  },
});

/** The oldest minor whose cloud provider labels nodes with `topology.k8s.aws/zone-id`, and whose fields the manifests use. */
const oldestMinor = 30;

const minorOf = (version: string) => Number(version.split('.')[1]);

const kubernetesVersion: Rule = {
  id: 'kubernetes-version',
  severity: 'error',
  why: 'A new EKS cluster starts in standard support; the manifests use fields of Kubernetes 1.30 and are checked up to the newest version here.',
  fix: `Write one of ${Object.keys(kubernetesVersions).join(', ')}, in quotes; a cluster that is there may be as old as 1.${oldestMinor}.`,
  check: (config) => {
    const known = Object.keys(kubernetesVersions);
    const newest = Math.max(...known.map(minorOf));
    if (isAws(config) && config.platform.cluster.kind === 'new') {
      const { kubernetesVersion: version } = config.platform.cluster;
      const path = ['platform', 'cluster', 'kubernetesVersion'];
      return factOf(kubernetesVersions, version)
        ? []
        : [{ path, message: `"${version}" is not a version for a new cluster: ${known.join(', ')}.` }];
    }
    const { version, path } = isAws(config)
      ? { version: config.platform.cluster.kubernetesVersion, path: ['platform', 'cluster', 'kubernetesVersion'] }
      : { version: config.platform.kubernetesVersion, path: ['platform', 'kubernetesVersion'] };
    const minor = minorOf(version);
    return minor >= oldestMinor && minor <= newest
      ? []
      : [{ path, message: `"${version}" is outside 1.${oldestMinor} to 1.${newest}.` }];
  },
};

interface GivenArn {
  readonly path: Path;
  readonly arn: string;
}

function arnsOf({ platform: { cluster }, storage: { encryption } }: AwsDeploymentConfig): readonly GivenArn[] {
  const administrators = cluster.kind === 'new' ? cluster.administrators : [];
  return [
    ...administrators.map((arn, index) => ({ path: ['platform', 'cluster', 'administrators', index], arn })),
    ...(encryption.kind === 'existingKey'
      ? [{ path: ['storage', 'encryption', 'keyArn'], arn: encryption.keyArn }]
      : []),
  ];
}

const arnPlace = awsRule({
  id: 'arn-place',
  severity: 'error',
  why: 'Nodes, buckets and keys of a deployment are in one account and region; an ARN of another one is a copy from elsewhere.',
  fix: 'Copy the ARN from the account and region of `platform`.',
  check: (config) => {
    const { account, region } = config.platform;
    const partition = factOf(regions, region)?.partition;
    return arnsOf(config).flatMap(({ path, arn }): readonly Finding[] => {
      const [, arnPartition, , arnRegion, arnAccount] = arn.split(':');
      const differences = [
        ...(partition !== undefined && arnPartition !== partition
          ? [`partition ${arnPartition ?? ''} instead of ${partition}`]
          : []),
        ...(arnRegion !== '' && arnRegion !== region ? [`region ${arnRegion ?? ''} instead of ${region}`] : []),
        ...(arnAccount === account ? [] : [`account ${arnAccount ?? ''} instead of ${account}`]),
      ];
      return differences.length === 0 ? [] : [{ path, message: `this ARN names ${differences.join(', ')}.` }];
    });
  },
});

const administratorsNone = awsRule({
  id: 'administrators-none',
  severity: 'warning',
  why: 'Whoever makes a new cluster gets no rights in it by that, so without an entry nobody can look into it.',
  fix: 'List the IAM role of the people who operate it in `platform.cluster.administrators`.',
  check: ({ platform: { cluster } }) =>
    cluster.kind === 'new' && cluster.administrators.length === 0
      ? [
          {
            path: ['platform', 'cluster', 'administrators'],
            message: 'nobody may use the Kubernetes API of the new cluster.',
          },
        ]
      : [],
});

const apiClientsNone = awsRule({
  id: 'api-clients-none',
  severity: 'warning',
  why: 'Only nodes reach a private API that lists nobody, so no machine can apply the bundle.',
  fix: 'List the block of the VPC, the VPN or the bastion from which you apply in `platform.cluster.apiEndpoint.allowedCidrs`; or write `delivery: cdk`.',
  check: ({ platform: { cluster }, delivery }) =>
    delivery === 'bundle' &&
    cluster.kind === 'new' &&
    cluster.apiEndpoint.kind === 'private' &&
    cluster.apiEndpoint.allowedCidrs.length === 0
      ? [
          {
            path: ['platform', 'cluster', 'apiEndpoint', 'allowedCidrs'],
            message: 'is empty, and with delivery "bundle" somebody has to reach the private API.',
          },
        ]
      : [],
});

export const clusterRules = [regionKnown, kubernetesVersion, arnPlace, administratorsNone, apiClientsNone];
