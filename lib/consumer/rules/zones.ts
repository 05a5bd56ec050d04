import { regions } from '../../facts/regions';
import { factOf } from '../../rules/fact';
import { repeated } from '../../rules/repeated';
import { listed } from '../../model/wording';
import type { Finding } from '../../rules/rule';
import type { ConsumerConfig } from '../config/schema';
import { activeZones, answeringEndpoints, endpointsOf, isBetweenRegions } from '../model/endpoints';
import type { ConsumerRule } from './consumer-rule';

const brokerZones = ({ provider }: ConsumerConfig) => provider.zones.map(({ id }) => id);

const subnetUnique: ConsumerRule = {
  id: 'subnet-unique',
  severity: 'error',
  why: 'Each zone has one endpoint with one address, and a subnet lies in one zone.',
  fix: 'Keep one entry for each zone, each with a subnet of its own.',
  check: ({ subnets }) =>
    (['zone', 'subnet'] as const).flatMap((key) =>
      repeated(subnets, (entry) => entry[key]).map(({ index, first, entry }) => ({
        path: ['subnets', index, key],
        message: `"${entry[key]}" is the ${key} of subnets[${first}] too.`,
      })),
    ),
};

const subnetZone: ConsumerRule = {
  id: 'subnet-zone',
  severity: 'error',
  why: 'An endpoint can stand only in the zones of the service, or from another region in those of your own; AWS refuses any other at deploy.',
  fix: 'Write subnets of zones that can have an endpoint: `aws ec2 describe-subnets` shows `AvailabilityZoneId`.',
  check: (config) => {
    const { subnets, region } = config;
    const outside = (isWrong: (zone: string) => boolean, message: (zone: string) => string): readonly Finding[] =>
      subnets.flatMap(({ zone }, index) =>
        isWrong(zone) ? [{ path: ['subnets', index, 'zone'], message: message(zone) }] : [],
      );
    if (!isBetweenRegions(config)) {
      const known = brokerZones(config);
      return outside(
        (zone) => !known.includes(zone),
        (zone) => `"${zone}" is not a zone of the brokers, which are in ${listed(known)}.`,
      );
    }
    const prefix = factOf(regions, region)?.zoneIdPrefix;
    if (prefix === undefined) return [];
    return outside(
      (zone) => !zone.startsWith(`${prefix}-`),
      (zone) => `"${zone}" is not a zone of ${region}, whose zone ids look like "${prefix}-az1".`,
    );
  },
};

const zonesCovered: ConsumerRule = {
  id: 'zones-covered',
  severity: 'error',
  why: 'Without an endpoint in a zone of the brokers their traffic crosses zones, which is billed, and fails with another zone.',
  fix: 'Add a subnet of that zone to `subnets`, or say in `waivedZones` why there is none.',
  check: (config) => {
    if (isBetweenRegions(config)) return [];
    const settled = [...config.subnets, ...config.waivedZones].map(({ zone }) => zone);
    return activeZones(config)
      .filter(({ id }) => !settled.includes(id))
      .map(({ id }) => ({ path: ['subnets'], message: `the brokers’ zone "${id}" has no entry.` }));
  },
};

const waivedZone: ConsumerRule = {
  id: 'waived-zone',
  severity: 'error',
  why: 'A waiver is for a zone of the brokers without a subnet; any other would hide a mistake.',
  fix: 'Remove the entry.',
  check: (config) => {
    const { waivedZones, subnets } = config;
    const repeats = repeated(waivedZones, ({ zone }) => zone).map(({ index }) => index);
    return waivedZones.flatMap(({ zone }, index): readonly Finding[] => {
      const found = (what: string) => [{ path: ['waivedZones', index, 'zone'], message: `"${zone}" ${what}` }];
      if (isBetweenRegions(config)) return found('can’t be waived: from another region no zone has an endpoint.');
      if (!brokerZones(config).includes(zone)) return found('is not a zone of the brokers.');
      if (subnets.some((entry) => entry.zone === zone)) return found('has a subnet.');
      return repeats.includes(index) ? found('is waived already.') : [];
    });
  },
};

const zoneOutage: ConsumerRule = {
  id: 'zone-outage',
  severity: 'error',
  why: 'The names of a zone can be answered by other endpoints only where it has one of its own.',
  fix: 'Write zones of `subnets`, or remove the entry.',
  check: (config) => {
    const endpoints = endpointsOf(config).map(({ id }) => id);
    const repeats = repeated(config.zoneOutage, (zone) => zone).map(({ index }) => index);
    return config.zoneOutage.flatMap((zone, index): readonly Finding[] => {
      const found = (what: string) => [{ path: ['zoneOutage', index], message: `"${zone}" ${what}` }];
      if (isBetweenRegions(config)) return found('has no endpoint: from another region there is one for all zones.');
      if (!endpoints.includes(zone)) return found('has no endpoint.');
      return repeats.includes(index) ? found('stands here already.') : [];
    });
  },
};

const endpointLeft: ConsumerRule = {
  id: 'endpoint-left',
  severity: 'error',
  why: 'Names that no endpoint answers cut every client off.',
  fix: 'Leave at least one zone with an endpoint.',
  check: (config) => {
    if (answeringEndpoints(config).length > 0) return [];
    const path = [config.zoneOutage.length > 0 ? 'zoneOutage' : 'subnets'];
    return [{ path, message: 'no endpoint is left to answer the brokers’ names.' }];
  },
};

const zoneOut: ConsumerRule = {
  id: 'zone-out',
  severity: 'warning',
  why: 'While a zone’s names lead elsewhere its traffic crosses zones, which is billed.',
  fix: 'Empty the list and deploy when the zone is back.',
  check: ({ zoneOutage: out }) =>
    out.length === 0
      ? []
      : [{ path: ['zoneOutage'], message: `the names of ${listed(out)} are answered by the other zones’ endpoints.` }],
};

const zoneDraining: ConsumerRule = {
  id: 'zone-draining',
  severity: 'warning',
  why: 'A zone whose brokers have gone has no endpoint; the other zones’ endpoints answer its names.',
  fix: 'Let clients begin in another zone, and remove the entry when the zone has left `provider`.',
  check: (config) =>
    isBetweenRegions(config)
      ? []
      : config.subnets.flatMap(({ zone }, index) =>
          config.provider.zones.some(({ id, state }) => id === zone && state === 'draining')
            ? [{ path: ['subnets', index], message: `the brokers are leaving "${zone}".` }]
            : [],
        ),
};

export const zoneRules = [
  subnetUnique,
  subnetZone,
  zonesCovered,
  waivedZone,
  zoneOutage,
  endpointLeft,
  zoneOut,
  zoneDraining,
];
