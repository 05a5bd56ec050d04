import { regions } from '../facts/regions';

/**
 * What the names of a region's endpoint services look like, as a regular expression; they begin with the reversed DNS
 * suffix of the partition (region-info module of aws-cdk-lib, `vpcEndpointServiceNamePrefix`).
 */
export function endpointServicePattern(region: string): RegExp {
  const suffix = Object.hasOwn(regions, region) ? regions[region]?.dnsSuffix : undefined;
  if (suffix === undefined) return /^(?!)/;
  const prefix = [...suffix.split('.').reverse(), 'vpce', region].join('\\.');
  return new RegExp(`^${prefix}\\.(vpce-svc-([0-9a-f]{8}|[0-9a-f]{17}))$`);
}

/** Id in the name of an endpoint service, by which its owner manages it. */
export const endpointServiceId = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
