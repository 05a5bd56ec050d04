import { volumeKeyActions } from '../facts/volume-key-actions';
import type { Finding } from './rule';
import { awsRule } from './rule';
import { repeated } from './repeated';
import { listed } from '../model/wording';

const path = ['platform', 'cluster', 'controlPlaneZones'];

const subnetsPath = ['network', 'vpc', 'controlPlaneSubnets'];

const zonesMissing: Finding = {
  path,
  message: 'is missing: the new VPC needs to know where the control plane goes.',
  fix: 'Add two or three zones `{ name, id, number }`; those of `zones` keep their number.',
};

const subnetsMissing: Finding = {
  path: subnetsPath,
  message: 'is missing: the new cluster needs its own subnets.',
  fix: 'Add the ids of two or three small subnets (/28) in different zones.',
};

const controlPlanePlace = awsRule({
  id: 'control-plane-place',
  severity: 'error',
  why: 'EKS puts its network interfaces into subnets of two or three zones when the cluster is made, and keeps to those zones for ever.',
  fix: 'New VPC and new cluster: `platform.cluster.controlPlaneZones`. Existing VPC and new cluster: `network.vpc.controlPlaneSubnets`. Existing cluster: neither.',
  check: ({ platform: { cluster }, network: { vpc } }) => {
    const zones = cluster.kind === 'new' ? cluster.controlPlaneZones : undefined;
    const subnets = vpc.kind === 'existing' ? vpc.controlPlaneSubnets : undefined;
    const remove = (where: Finding['path'], message: string) => [{ path: where, message, fix: 'Remove it.' }];
    if (cluster.kind === 'existing')
      return subnets ? remove(subnetsPath, 'the cluster exists and has its subnets.') : [];
    if (vpc.kind === 'new') return zones ? [] : [zonesMissing];
    return [
      ...(zones ? remove(path, 'the VPC exists, so its subnets are given instead.') : []),
      ...(subnets ? [] : [subnetsMissing]),
    ];
  },
});

const controlPlaneZoneSame = awsRule({
  id: 'control-plane-zone-same',
  severity: 'error',
  why: 'A zone is one fact with one id, one name and one number, wherever it appears; address blocks derive from the number.',
  fix: 'Copy name, id and number from `zones`; a zone without brokers gets a number that no other zone has.',
  check: ({ platform: { cluster }, zones }) => {
    const given = (cluster.kind === 'new' ? cluster.controlPlaneZones : undefined)?.map((zone, index) => ({
      zone,
      index,
    }));
    if (!given) return [];
    const twice = repeated(given, ({ zone }) => zone.id).map(({ index }) => index);
    return given.flatMap(({ zone, index }): readonly Finding[] => {
      if (twice.includes(index))
        return [{ path: [...path, index, 'id'], message: `"${zone.id}" stands twice in this list.` }];
      const others = [...zones, ...given.slice(0, index).map((other) => other.zone)];
      const same = others.find(({ id }) => id === zone.id);
      if (same) return differing(zone, same, index);
      const clash = others.find(({ number }) => number === zone.number);
      return clash
        ? [{ path: [...path, index, 'number'], message: `${zone.number} is the number of zone "${clash.id}".` }]
        : [];
    });
  },
});

interface Named {
  readonly id: string;
  readonly name: string;
  readonly number: number;
}

const differing = (zone: Named, same: Named, index: number): readonly Finding[] =>
  (['name', 'number'] as const)
    .filter((key) => zone[key] !== same[key])
    .map((key) => ({
      path: [...path, index, key],
      message: `${JSON.stringify(zone[key])} differs from ${JSON.stringify(same[key])}, the ${key} of zone "${zone.id}" elsewhere.`,
    }));

/** Zones in which EKS takes no control plane subnet (EKS user guide, "Subnet requirements for clusters"). */
const refusedZones: ReadonlySet<string> = new Set(['use1-az3', 'usw1-az2', 'cac1-az3']);

const controlPlaneZoneOffered = awsRule({
  id: 'control-plane-zone-offered',
  severity: 'error',
  why: 'EKS refuses control plane subnets in three old zones; nodes may run there.',
  fix: 'Name another zone of the region.',
  check: ({ platform: { cluster } }) =>
    (cluster.kind === 'new' && cluster.controlPlaneZones ? cluster.controlPlaneZones : []).flatMap(
      ({ id }, index): readonly Finding[] =>
        refusedZones.has(id) ? [{ path: [...path, index, 'id'], message: `"${id}" takes no EKS control plane.` }] : [],
    ),
});

const existingClusterVpc = awsRule({
  id: 'existing-cluster-vpc',
  severity: 'error',
  why: 'A cluster that is there has a VPC; its nodes can’t be in another one.',
  fix: 'Describe that VPC with `network.vpc: { kind: existing, … }`.',
  check: ({ platform: { cluster }, network: { vpc } }) =>
    cluster.kind === 'existing' && vpc.kind === 'new'
      ? [{ path: ['network', 'vpc', 'kind'], message: '"new" does not fit a cluster that exists.' }]
      : [],
});

const existingClusterKey = awsRule({
  id: 'existing-cluster-key',
  severity: 'warning',
  why: 'The kit leaves the add-ons of a cluster that is there alone. Unless its EBS driver may use the key, no volume is made and every pod stays pending.',
  fix: `Allow the role of its EBS driver, on that key: ${volumeKeyActions.grant} (where \`kms:GrantIsForAWSResource\` is true), ${listed(volumeKeyActions.use)}.`,
  check: ({ platform: { cluster }, storage: { encryption } }) =>
    cluster.kind === 'existing' && encryption.kind !== 's3Managed'
      ? [
          {
            path: ['storage', 'encryption', 'kind'],
            message: `"${encryption.kind}" encrypts volumes too, which the cluster’s own EBS driver makes.`,
          },
        ]
      : [],
});

export const controlPlaneRules = [
  controlPlanePlace,
  controlPlaneZoneSame,
  controlPlaneZoneOffered,
  existingClusterVpc,
  existingClusterKey,
];
