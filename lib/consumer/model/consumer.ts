import type { Address, OutsideAccess } from '../../model/access';
import { regionalBootstrap, zonalBootstrap, zoneDomain } from '../../model/access';
import { byNumber } from '../../model/zone';
import type { ConsumerConfig } from '../config/schema';
import type { Endpoint } from './endpoints';
import { answeringEndpoints, endpointsOf, isBetweenRegions } from './endpoints';
import type { PortRange } from './port-ranges';
import { portRanges } from './port-ranges';

/** Names of the brokers that the same endpoints answer, in equal parts. */
export interface NameAnswer {
  /** The zone whose names they are, or `bootstrap` for where clients of any zone begin. */
  readonly id: string;
  /** A name or a wildcard. */
  readonly name: string;
  /** Ids of endpoints. */
  readonly endpoints: readonly string[];
}

/** The deployment that is connected to. */
export interface Provider extends Pick<
  OutsideAccess,
  'domain' | 'authentication' | 'zonalBootstrapPort' | 'regionalBootstrapPort'
> {
  readonly deployment: string;
  readonly region: string;
  readonly endpointService: string;
  readonly acceptance: 'manual' | 'automatic';
}

/** What a consumer file means: the only input of its stack. */
export interface Consumer {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly vpcId: string;
  readonly clients: ConsumerConfig['clients'];
  readonly provider: Provider;
  readonly betweenRegions: boolean;
  readonly endpoints: readonly Endpoint[];
  readonly answers: readonly NameAnswer[];
  readonly ports: readonly PortRange[];
  readonly dnsTtlSeconds: number;
  /** Where clients begin: those of a zone by its id, all others by `regional`. */
  readonly bootstraps: {
    readonly zonal: readonly (Address & { readonly zone: string })[];
    readonly regional: Address;
  };
}

/** The meaning of a valid configuration. Total: what could go wrong has been refused by the rules before. */
export function consumerOf(config: ConsumerConfig): Consumer {
  const { name, account, region, tags, vpc, clients, dnsTtlSeconds } = config;
  const provider = providerOf(config);
  const betweenRegions = isBetweenRegions(config);
  const endpoints = endpointsOf(config);
  return {
    name,
    account,
    region,
    tags,
    vpcId: vpc,
    clients,
    provider,
    betweenRegions,
    endpoints,
    answers: answersOf(config, provider),
    ports: portRanges(config.provider),
    dnsTtlSeconds,
    bootstraps: {
      zonal: betweenRegions ? [] : endpoints.map(({ id }) => ({ zone: id, ...zonalBootstrap(provider, { id }) })),
      regional: regionalBootstrap(provider),
    },
  };
}

function providerOf({ provider }: ConsumerConfig): Provider {
  const { deployment, region, endpointService, acceptance, domain, authentication, bootstrapPorts } = provider;
  return {
    deployment,
    region,
    endpointService,
    acceptance,
    domain,
    authentication,
    zonalBootstrapPort: bootstrapPorts.zonal,
    regionalBootstrapPort: bootstrapPorts.regional,
  };
}

/** A zone whose own endpoint doesn't answer is answered by all that do. */
function answersOf(config: ConsumerConfig, provider: Provider): readonly NameAnswer[] {
  const answering = answeringEndpoints(config).map(({ id }) => id);
  return [
    ...byNumber(config.provider.zones).map((zone) => ({
      id: zone.id,
      name: `*.${zoneDomain(provider, zone)}`,
      endpoints: answering.includes(zone.id) ? [zone.id] : answering,
    })),
    { id: 'bootstrap', name: regionalBootstrap(provider).host, endpoints: answering },
  ];
}
