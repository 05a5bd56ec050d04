import type { Account, PlacedResource } from './account';
import type { AgreementCheck, Halves } from './check';
import { renderedLoadBalancers } from './load-balancers';
import type { RenderedPool } from './pools';

/** A name that leads to another zone's node makes the brokers take the client for one of that zone. */
export const brokerNamesAgree: AgreementCheck = {
  id: 'broker-names',
  why: 'Names that brokers advertise in a zone of the stacks’ own DNS lead to the load balancer’s node in the broker’s zone, and certificates hold them.',
  check: ({ account, objects, pools }: Halves) => {
    const records = recordsOf(account);
    const zones = account.ofType('AWS::Route53::HostedZone').map(({ resource }) => String(resource.Properties?.Name));
    const certified = objects
      .filter(({ kind }) => kind === 'Certificate')
      .flatMap(({ spec }) => (spec as { readonly dnsNames?: readonly string[] }).dnsNames ?? []);
    const names = pools.flatMap((pool) => pool.advertised.map(({ domain }) => ({ pool, wildcard: `*.${domain}` })));
    return names.flatMap(({ pool, wildcard }) => [
      ...(zones.some((zone) => wildcard.endsWith(`.${zone}`))
        ? leadProblems(wildcard, pool, { account, records })
        : []),
      ...(certified.length === 0 || certified.includes(wildcard)
        ? []
        : [`${pool.name} advertises names as ${wildcard}, which no certificate holds`]),
    ]);
  },
};

interface DnsRecord {
  readonly name: string;
  readonly addresses: readonly string[];
}

function leadProblems(
  wildcard: string,
  pool: RenderedPool,
  { account, records }: { readonly account: Account; readonly records: readonly DnsRecord[] },
): readonly string[] {
  const record = records.find(({ name }) => name === wildcard);
  if (record === undefined) return [`${pool.name} advertises names as ${wildcard}, for which no stack makes a record`];
  const nodes = renderedLoadBalancers(account).flatMap((each) => each.nodes);
  return record.addresses.flatMap((address) => {
    const node = nodes.find((each) => each.address === address);
    if (node === undefined) return [`${wildcard} leads to ${address}, where no load balancer is`];
    const zone = zoneOf(node.subnet);
    const rack = pool.properties.get('broker.rack');
    return zone === undefined || zone === rack
      ? []
      : [`${wildcard} leads to a node in ${zone}, and the brokers of ${pool.name} are in ${String(rack)}`];
  });
}

/** A subnet that no stack makes is taken at the file's word. */
const zoneOf = (subnet: PlacedResource | undefined): string | undefined =>
  subnet?.resource.Properties?.AvailabilityZoneId as string | undefined;

const recordsOf = (account: Account): readonly DnsRecord[] =>
  account.ofType('AWS::Route53::RecordSet').map(({ resource }) => ({
    name: String(resource.Properties?.Name),
    addresses: (resource.Properties?.ResourceRecords ?? []) as readonly string[],
  }));
