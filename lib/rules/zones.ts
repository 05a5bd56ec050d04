import { regions } from '../facts/regions';
import type { DeploymentConfig } from '../config/schema';
import { factOf } from './fact';
import { repeated } from './repeated';
import type { Finding, Rule } from './rule';
import { awsRule } from './rule';

const twice = (key: 'id' | 'name' | 'number', config: DeploymentConfig): readonly Finding[] =>
  repeated(config.zones, (zone) => zone[key]).map(({ index, first, entry }) => ({
    path: ['zones', index, key],
    message: `${JSON.stringify(entry[key])} is the ${key} of zones[${first}] too.`,
  }));

const zoneIdUnique: Rule = {
  id: 'zone-id-unique',
  severity: 'error',
  why: 'Subnets, node groups, volumes and `broker.rack` are told apart by the zone id.',
  fix: 'Give each zone its own id, or remove the entry.',
  check: (config) => twice('id', config),
};

const zoneNumberUnique: Rule = {
  id: 'zone-number-unique',
  severity: 'error',
  why: 'Node ids and address blocks derive from the number: two zones with one number would have the same brokers.',
  fix: 'Give the newer zone a number that no zone of this deployment has or ever had.',
  check: (config) => twice('number', config),
};

const zoneNameUnique: Rule = {
  id: 'zone-name-unique',
  severity: 'error',
  why: 'The name is what people read; two zones of one name are mixed up in an outage.',
  fix: 'Give each zone its own name.',
  check: (config) => twice('name', config),
};

/** How AWS writes the name of a zone: the region and a letter. */
const awsZoneName = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/;

const zoneInRegion = awsRule({
  id: 'zone-in-region',
  severity: 'error',
  why: 'Subnets can be made only in the zones of the region; local and wavelength zones have neither EKS nor S3.',
  fix: 'List the zones of the region: `aws ec2 describe-availability-zones --region <region>`.',
  check: ({ platform, zones }) => {
    const { region, cluster } = platform;
    const prefix = factOf(regions, region)?.zoneIdPrefix;
    if (prefix === undefined) return [];
    const check = (zone: { id: string; name: string }, path: Finding['path']): readonly Finding[] => {
      if (!new RegExp(`^${prefix}-az\\d+$`).test(zone.id)) {
        return [
          {
            path: [...path, 'id'],
            message: `"${zone.id}" is not a zone of ${region}, whose zone ids look like "${prefix}-az1".`,
          },
        ];
      }
      const named = awsZoneName.exec(zone.name)?.[1];
      if (named === undefined || named === region) return [];
      return [{ path: [...path, 'name'], message: `"${zone.name}" is not in ${region}, and the id "${zone.id}" is.` }];
    };
    const controlPlane =
      cluster.kind === 'new' && cluster.controlPlaneZones !== undefined ? cluster.controlPlaneZones : [];
    return [
      ...zones.flatMap((zone, index) => check(zone, ['zones', index])),
      ...controlPlane.flatMap((zone, index) => check(zone, ['platform', 'cluster', 'controlPlaneZones', index])),
    ];
  },
});

export const zoneRules = [zoneIdUnique, zoneNumberUnique, zoneNameUnique, zoneInRegion];
