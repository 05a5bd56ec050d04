import { regions } from '../../facts/regions';
import { factOf } from '../../rules/fact';
import { isBetweenRegions } from '../model/endpoints';
import type { ConsumerRule } from './consumer-rule';

const regionKnown: ConsumerRule = {
  id: 'region-known',
  severity: 'error',
  why: 'Partition and zone ids follow from the region.',
  fix: 'Write a region such as `us-east-1`.',
  check: ({ region, provider }) =>
    [
      { path: ['region'], name: region },
      { path: ['provider', 'region'], name: provider.region },
    ]
      .filter(({ name }) => factOf(regions, name) === undefined)
      .map(({ path, name }) => ({ path, message: `"${name}" is not a region that this version knows.` })),
};

const regionServed: ConsumerRule = {
  id: 'region-served',
  severity: 'error',
  why: 'An endpoint service lets in endpoints of its own region and of those that its owner has named, within one partition.',
  fix: 'Ask the deployment’s owner to add the region to `access.privateLink.regions`, and to write `provider` anew.',
  check: (config) => {
    const { region, provider } = config;
    if (!isBetweenRegions(config)) return [];
    const [here, there] = [region, provider.region].map((name) => factOf(regions, name)?.partition);
    if (here === undefined || there === undefined) return [];
    if (here !== there) {
      const fix = 'PrivateLink joins accounts of one partition only; use a VPC in the deployment’s.';
      return [
        { path: ['region'], message: `"${region}" is in the partition ${here}, and the service in ${there}.`, fix },
      ];
    }
    if (provider.regions.includes(region)) return [];
    const served = [provider.region, ...provider.regions].join(', ');
    return [{ path: ['region'], message: `"${region}" is not one of ${served}, from which endpoints may connect.` }];
  },
};

const betweenRegions: ConsumerRule = {
  id: 'between-regions',
  severity: 'warning',
  why: 'AWS bills each byte between regions, and no client can be served by brokers of its own zone.',
  fix: 'Use a VPC in the deployment’s region for clients that read or write much.',
  check: (config) =>
    isBetweenRegions(config)
      ? [{ path: ['region'], message: `"${config.region}" is not the deployment’s, ${config.provider.region}.` }]
      : [],
};

export const regionRules = [regionKnown, regionServed, betweenRegions];
