import type { ConsumerConfig } from '../../consumer/config/schema';
import { yamlList } from '../init/yaml-scalar';

type Provider = ConsumerConfig['provider'];

/** The section `provider` of a consumer file; names, domains and ids of a valid deployment need no quotes. */
export function providerYaml(provider: Provider): string {
  const { bootstrapPorts, regions } = provider;
  return [
    '# Written by `automq-kit consumer init` from the deployment’s file. Never edit it: have it written anew.',
    'provider:',
    `  deployment: ${provider.deployment}`,
    `  region: ${provider.region}`,
    `  endpointService: ${provider.endpointService}`,
    ...(regions.length === 0 ? [] : [`  regions: ${yamlList(regions)}`]),
    `  acceptance: ${provider.acceptance}`,
    `  domain: ${provider.domain}`,
    `  authentication: ${provider.authentication}`,
    `  bootstrapPorts: { zonal: ${bootstrapPorts.zonal}, regional: ${bootstrapPorts.regional} }`,
    '  zones:',
    ...provider.zones.map(zoneYaml),
    '',
  ].join('\n');
}

function zoneYaml({ id, number, state, firstPort, slots }: Provider['zones'][number]): string {
  const draining = state === 'draining' ? ', state: draining' : '';
  return `    - { id: ${id}, number: ${number}${draining}, firstPort: ${firstPort}, slots: ${slots} } # ports ${firstPort}-${firstPort + slots - 1}`;
}
