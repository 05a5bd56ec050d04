import { brokerPort } from '../../model/access';
import type { AwsDeployment } from '../../model/deployment';
import { endpointServiceOutput } from '../../model/handoff';
import type { Handoff } from '../../model/handoff-values';
import type { ConsumerConfig } from '../config/schema';

/**
 * What a deployment tells those who connect to it.
 * @returns undefined where it lets nobody in over PrivateLink, or the handoff lacks the name of its endpoint service
 */
export function providerSection(
  { name, platform, zones, access: { privateLink } }: AwsDeployment,
  { values }: Handoff,
): ConsumerConfig['provider'] | undefined {
  const endpointService = values.get(endpointServiceOutput);
  if (!privateLink || endpointService === undefined) return undefined;
  const { regions, acceptance, domain, authentication, slotsPerZone } = privateLink;
  return {
    deployment: name,
    region: platform.region,
    endpointService,
    regions,
    acceptance,
    domain,
    authentication,
    bootstrapPorts: { zonal: privateLink.zonalBootstrapPort, regional: privateLink.regionalBootstrapPort },
    zones: zones.map((zone) => ({
      id: zone.id,
      number: zone.number,
      state: zone.state,
      firstPort: brokerPort(privateLink, zone, 0),
      slots: slotsPerZone,
    })),
  };
}
