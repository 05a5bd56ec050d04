import { costOf } from '../../facts/prices/price-book';
import { spreadInWords } from './assumptions';
import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import { draftLine } from './draft-line';
import type { Surroundings } from './surroundings';
import { allFlows } from './traffic';

export interface WaysOut {
  readonly nodes: number;
  /** How often a written byte goes to the object store or comes back from it, beside what is read. */
  readonly objectStoreTrips: number;
}

/** Ways out of the VPC: NAT gateways, or interface endpoints where there are none. */
export function wayOutLines(input: BillInput, around: Surroundings, out: WaysOut): readonly DraftLine[] {
  return [
    ...(around.natGateways > 0 ? natLines(input, around, out) : []),
    ...(around.gatewayEndpoint ? [aroundNat(input, out)] : []),
    ...endpointLines(input, around, out),
  ];
}

function natLines({ prices, month, spread }: BillInput, { natGateways }: Surroundings, { nodes }: WaysOut) {
  const hours = natGateways * month.hours;
  const each = `${natGateways} NAT ${natGateways === 1 ? 'gateway' : 'gateways'}, all month.`;
  return [
    draftLine(prices, { item: 'NAT gateways', category: 'nat', quantity: hours, price: 'nat.hour', basis: each }),
    draftLine(prices, {
      item: 'NAT gateways: public addresses',
      category: 'nat',
      quantity: hours,
      price: 'ipv4.hour',
      basis: each,
    }),
    draftLine(prices, {
      item: 'NAT gateways: bytes',
      category: 'nat',
      quantity: nodes * spread.egressGbPerNode,
      price: 'nat.gb',
      basis: `${nodes} nodes; ${spreadInWords('egressGbPerNode')}.`,
    }),
  ];
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** What the gateway endpoint for S3 keeps from the bill: the absence is the point. */
function aroundNat(input: BillInput, out: WaysOut): DraftLine {
  const { prices } = input;
  const saved = objectStoreGb(input, out);
  const nat = prices('nat.gb');
  const amount = nat ? costOf(nat, saved) : Number.NaN;
  return draftLine(prices, {
    item: 'NAT gateways: bytes to and from S3',
    category: 'nat',
    quantity: 0,
    price: 'nat.gb',
    basis: `Nothing: the gateway endpoint takes them and costs nothing. Without it ${grouped.format(saved)} GB would cost ${grouped.format(amount)} a month, in the currency of the bill.`,
  });
}

/** GB of a month between brokers and the object store. */
export const objectStoreGb = ({ traffic }: Pick<BillInput, 'traffic'>, { objectStoreTrips }: WaysOut) =>
  allFlows(traffic.written).gb * objectStoreTrips + traffic.catchUpGb;

function endpointLines(
  { prices, month, spread }: BillInput,
  { interfaceEndpoints: { services, zones }, objectStoreEndpointZones }: Surroundings,
  { nodes }: WaysOut,
): readonly DraftLine[] {
  const category = 'privateConnectivity';
  const forServices = [
    draftLine(prices, {
      item: 'Interface endpoints for AWS services',
      category,
      quantity: services * zones * month.hours,
      price: 'endpoint.hour',
      basis: `${services} services in ${zones} zones, all month.`,
    }),
    draftLine(prices, {
      item: 'Interface endpoints for AWS services: bytes',
      category,
      quantity: nodes * spread.egressGbPerNode,
      price: 'endpoint.gb',
      basis: `${nodes} nodes; ${spreadInWords('egressGbPerNode')}.`,
    }),
  ];
  const forNetworks = draftLine(prices, {
    item: 'Interface endpoint for S3',
    category,
    quantity: objectStoreEndpointZones * month.hours,
    price: 'endpoint.hour',
    basis: `In ${objectStoreEndpointZones} zones, for readers in connected networks. What they read is theirs to say and not in this bill.`,
  });
  return [...(services * zones > 0 ? forServices : []), ...(objectStoreEndpointZones > 0 ? [forNetworks] : [])];
}
