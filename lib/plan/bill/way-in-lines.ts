import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import { draftLine } from './draft-line';
import type { WayIn } from './surroundings';

/** What one capacity unit of a Network Load Balancer carries of TCP (https://aws.amazon.com/elasticloadbalancing/pricing/). */
const unit = { gbPerHour: 1, connections: 100_000 };

const names = { network: 'network clients', privateLink: 'PrivateLink clients' } as const;

/**
 * Load balancers for clients from outside, with the endpoints of those who come over PrivateLink. Each client is
 * connected to every broker that runs.
 */
export const wayInLines = (input: BillInput, waysIn: readonly WayIn[], brokers: number): readonly DraftLine[] =>
  waysIn.flatMap((way) =>
    way.direct === true
      ? [withoutLoadBalancer(input, way)]
      : [...loadBalancerLines(input, way, brokers), ...consumerLines(input, way)],
  );

/** The absence is the point. */
const withoutLoadBalancer = ({ prices }: BillInput, { intent }: WayIn): DraftLine =>
  draftLine(prices, {
    item: `Load balancer for ${names[intent]}`,
    category: 'loadBalancer',
    way: intent,
    quantity: 0,
    price: 'nlb.hour',
    basis: 'Nothing: clients connect to the brokers directly, by their addresses.',
  });

const throughGb = ({ traffic }: BillInput, { intent }: WayIn) => traffic.written[intent].gb + traffic.read[intent].gb;

function loadBalancerLines(input: BillInput, way: WayIn, brokers: number): readonly DraftLine[] {
  const { prices, month, traffic } = input;
  const who = names[way.intent];
  const gb = throughGb(input, way);
  const connections = traffic.clients[way.intent] * brokers;
  const byConnections = (connections / unit.connections) * month.hours;
  const lines = [
    draftLine(prices, {
      item: `Load balancer for ${who}`,
      category: 'loadBalancer',
      way: way.intent,
      quantity: month.hours,
      price: 'nlb.hour',
      basis: 'One Network Load Balancer, all month.',
    }),
    draftLine(prices, {
      item: `Load balancer for ${who}: capacity units`,
      category: 'loadBalancer',
      way: way.intent,
      swings: true,
      quantity: Math.max(gb / unit.gbPerHour, byConnections),
      price: 'nlb.lcu',
      basis: `The larger of 1 for each GB of an hour (${Math.round(gb)} GB a month, both ways) and 1 for ${unit.connections} connections (${Math.round(connections)} with the brokers that run on the average).`,
    }),
  ];
  const zone = draftLine(prices, {
    item: `Private hosted zone for ${who}`,
    category: 'loadBalancer',
    way: way.intent,
    quantity: way.hostedZones,
    price: 'route53.zone',
    basis: 'Names of the brokers. Queries to it are not counted; they cost cents.',
  });
  return way.hostedZones > 0 ? [...lines, zone] : lines;
}

/** Paid by the accounts of the clients. The provider's side of PrivateLink is its load balancer. */
function consumerLines(input: BillInput, way: WayIn): readonly DraftLine[] {
  if (way.consumers === 0) return [];
  const { prices, month, zones } = input;
  const endpoint = { category: 'privateConnectivity', payer: 'client', way: way.intent } as const;
  return [
    draftLine(prices, {
      ...endpoint,
      item: 'PrivateLink endpoints of the clients',
      quantity: way.consumers * zones * month.hours,
      price: 'endpoint.hour',
      basis: `One endpoint in each of ${zones} zones for each of ${way.consumers} allowed principals, all month.`,
    }),
    draftLine(prices, {
      ...endpoint,
      item: 'PrivateLink endpoints of the clients: bytes',
      swings: true,
      quantity: throughGb(input, way),
      price: 'endpoint.gb',
      basis: 'What they write and read, both ways.',
    }),
  ];
}
