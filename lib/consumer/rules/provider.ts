import { regions } from '../../facts/regions';
import { endpointServicePattern } from '../../model/endpoint-service';
import { factOf } from '../../rules/fact';
import { repeated } from '../../rules/repeated';
import { portRanges } from '../model/port-ranges';
import type { ConsumerRule } from './consumer-rule';

const writtenAnew = 'Have the section written anew: `automq-kit consumer init DEPLOYMENT --handoff OUTPUTS`.';

const providerService: ConsumerRule = {
  id: 'provider-service',
  severity: 'error',
  why: 'An endpoint is made in the region of the service that it leads to.',
  fix: writtenAnew,
  check: ({ provider: { endpointService, region } }) =>
    factOf(regions, region) === undefined || endpointServicePattern(region).test(endpointService)
      ? []
      : [
          {
            path: ['provider', 'endpointService'],
            message: `"${endpointService}" is not an endpoint service of ${region}.`,
          },
        ],
};

const providerZones: ConsumerRule = {
  id: 'provider-zones',
  severity: 'error',
  why: 'Endpoints, names and ports are told apart by the zones of the brokers.',
  fix: writtenAnew,
  check: ({ provider: { zones } }) =>
    (['id', 'number'] as const).flatMap((key) =>
      repeated(zones, (zone) => zone[key]).map(({ index, first, entry }) => ({
        path: ['provider', 'zones', index, key],
        message: `${JSON.stringify(entry[key])} is the ${key} of provider.zones[${first}] too.`,
      })),
    ),
};

const providerPorts: ConsumerRule = {
  id: 'provider-ports',
  severity: 'error',
  why: 'A port that stands for two brokers leads to one of them, and the other is never reached.',
  fix: writtenAnew,
  check: ({ provider }) => {
    const ranges = portRanges(provider);
    return ranges.flatMap(({ first, last, what }, index) => {
      const before = ranges.slice(0, index).find((other) => first <= other.last && other.first <= last);
      return before === undefined
        ? []
        : [
            {
              path: ['provider', 'zones'],
              message: `ports ${first}-${last} of the ${what} are those of the ${before.what} too.`,
            },
          ];
    });
  },
};

export const providerRules = [providerService, providerZones, providerPorts];
