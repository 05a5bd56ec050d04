import type { OutsideIntent } from '../../model/access';
import type { AlarmUse } from './alarm-lines';
import type { SystemId } from './bill';

/** What stands around the brokers and costs something too, whatever system they are of. */
export interface Surroundings {
  /** The EKS control plane; left out where there is none. */
  readonly controlPlane?: { readonly existing: boolean };
  readonly natGateways: number;
  /** Whether what leaves for the internet passes NAT gateways. */
  readonly natForEgress: boolean;
  /** Whether objects go by a gateway endpoint instead of NAT; never outside AWS. */
  readonly gatewayEndpoint: boolean;
  /** Interface endpoints for AWS services, each in every one of the zones. */
  readonly interfaceEndpoints: { readonly services: number; readonly zones: number };
  /** Zones of the second S3 endpoint, for networks that are connected to the VPC. */
  readonly objectStoreEndpointZones: number;
  readonly waysIn: readonly WayIn[];
  /** Months that flow logs are kept; undefined where there are none. */
  readonly flowLogMonths?: number;
  readonly prometheus: boolean;
  /** CloudWatch alarms; left out where there are none. */
  readonly alarms?: AlarmUse;
  /** Kafka Connect workers, with the id of the price of one hour. */
  readonly connect?: { readonly workers: number; readonly machine: string; readonly price: string };
  readonly people?: { readonly hourlyRate: number; readonly hoursPerMonth: Readonly<Record<SystemId, number>> };
}

/** The ways in where clients reach brokers by their own addresses: only PrivateLink still wants a load balancer. */
export const directWaysIn = (waysIn: readonly WayIn[]): readonly WayIn[] =>
  waysIn.map((way) => (way.intent === 'privateLink' ? way : { ...way, direct: true }));

/** A way in for clients from outside, with a load balancer. */
export interface WayIn {
  readonly intent: OutsideIntent;
  /** Hosted zones that it has. */
  readonly hostedZones: number;
  /** Accounts that may have an endpoint; 0 where it isn't PrivateLink. */
  readonly consumers: number;
  /** Clients reach brokers by their own addresses, so there is no load balancer. */
  readonly direct?: boolean;
}
