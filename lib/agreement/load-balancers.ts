import type { Account, PlacedResource } from './account';

/** A load balancer of the templates with what hangs on it. */
export interface RenderedLoadBalancer {
  readonly placed: PlacedResource;
  readonly name: string;
  readonly listeners: readonly { readonly port: number; readonly targetGroup: PlacedResource | undefined }[];
  /** Subnets with the fixed address in each, where it has one. */
  readonly nodes: readonly { readonly subnet: PlacedResource | undefined; readonly address: string | undefined }[];
  readonly securityGroups: readonly PlacedResource[];
}

interface ListenerProperties {
  readonly LoadBalancerArn: unknown;
  readonly Port: number;
  readonly DefaultActions: readonly { readonly TargetGroupArn?: unknown }[];
}

interface LoadBalancerProperties {
  readonly Name: string;
  readonly SubnetMappings?: readonly { readonly SubnetId: unknown; readonly PrivateIPv4Address?: string }[];
  readonly SecurityGroups?: readonly unknown[];
}

export const renderedLoadBalancers = (account: Account): readonly RenderedLoadBalancer[] =>
  account.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer').map((placed) => {
    const {
      Name,
      SubnetMappings = [],
      SecurityGroups = [],
    } = placed.resource.Properties as unknown as LoadBalancerProperties;
    return {
      placed,
      name: Name,
      listeners: listenersOf(placed, account),
      nodes: SubnetMappings.map(({ SubnetId, PrivateIPv4Address }) => ({
        subnet: account.target(placed.stack, SubnetId),
        address: PrivateIPv4Address,
      })),
      securityGroups: SecurityGroups.flatMap((group) => account.target(placed.stack, group) ?? []),
    };
  });

const listenersOf = (loadBalancer: PlacedResource, account: Account): RenderedLoadBalancer['listeners'] =>
  account
    .ofType('AWS::ElasticLoadBalancingV2::Listener')
    .map(({ stack, resource }) => ({ stack, ...(resource.Properties as unknown as ListenerProperties) }))
    .filter(({ stack, LoadBalancerArn }) => isSame(account.target(stack, LoadBalancerArn), loadBalancer))
    .map(({ stack, Port, DefaultActions }) => ({
      port: Port,
      targetGroup: account.target(stack, DefaultActions[0]?.TargetGroupArn),
    }));

/** Whether two references have led to one resource. */
export const isSame = (a: PlacedResource | undefined, b: PlacedResource | undefined) =>
  a !== undefined && a.stack === b?.stack && a.logicalId === b.logicalId;
