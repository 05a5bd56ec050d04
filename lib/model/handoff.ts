import type { OutsideAccess } from './access';
import { outsideAccesses } from './access';
import type { Deployment } from './deployment';
import type { StackKind } from './names';
import { stackName, targetGroupBinding } from './names';
import { nodePoolKeys } from './node-pool-handoff';

/**
 * What the Kubernetes half, or somebody else's account, needs from the stacks and what is known only once they are
 * deployed: AWS puts a random part into it. This is the whole list. `cdk deploy --outputs-file` writes the values.
 */
export interface HandoffKey {
  /** Name of the CloudFormation output. */
  readonly key: string;
  /** Stack that gives it. */
  readonly stack: string;
  readonly why: string;
}

/** A target group that TargetGroupBindings fill. */
export interface BoundTargets extends HandoffKey {
  readonly access: OutsideAccess;
  /** Name of the binding. */
  readonly binding: string;
  readonly targets:
    | { readonly kind: 'broker'; readonly zoneId: string; readonly ordinal: number }
    /** All brokers, behind the port for clients of one zone or the port for those of any. */
    | { readonly kind: 'bootstrap'; readonly reach: 'zonal' | 'regional' };
}

const accessStacks = { network: 'network-access', privateLink: 'privatelink' } as const satisfies Record<
  OutsideAccess['intent'],
  StackKind
>;

export const accessStack = (intent: OutsideAccess['intent']): StackKind => accessStacks[intent];

/** Target groups of brokers that are or may be there, and of the bootstraps; empty where no load balancer of AWS is used. */
export function boundTargets({
  name,
  platform,
  access,
  brokers,
}: Pick<Deployment, 'name' | 'platform' | 'access' | 'brokers'>): readonly BoundTargets[] {
  if (platform.kind !== 'aws') return [];
  return outsideAccesses(access).flatMap((outside) => {
    const bound = (targets: BoundTargets['targets'], target: string, why: string): BoundTargets => ({
      key: targetGroupOutput(outside, targets),
      stack: stackName(name, accessStack(outside.intent)),
      why,
      access: outside,
      binding: targetGroupBinding(outside.intent, target),
      targets,
    });
    return [
      ...(['zonal', 'regional'] as const).map((reach) =>
        bound({ kind: 'bootstrap', reach }, `bootstrap-${reach}`, 'Target group of all brokers.'),
      ),
      ...brokers.flatMap((pool) =>
        Array.from({ length: pool.maxCount }, (_, ordinal) =>
          bound(
            { kind: 'broker', zoneId: pool.zone.id, ordinal },
            `${pool.zone.id}-${ordinal}`,
            `Target group of broker ${ordinal} in zone ${pool.zone.id}.`,
          ),
        ),
      ),
    ];
  });
}

/** Output with a target group's ARN. */
export function targetGroupOutput({ intent }: Pick<OutsideAccess, 'intent'>, targets: BoundTargets['targets']): string {
  const prefix = intent === 'network' ? 'Network' : 'PrivateLink';
  if (targets.kind === 'bootstrap') return `${prefix}Bootstrap${capitalized(targets.reach)}`;
  return `${prefix}${targets.zoneId.split('-').map(capitalized).join('')}Slot${targets.ordinal}`;
}

/** Output with the name of the endpoint service, which whoever connects over PrivateLink needs. */
export const endpointServiceOutput = 'PrivateLinkServiceName';

/** Everything a deployment hands over. */
export function handoffKeys(
  deployment: Pick<Deployment, 'name' | 'platform' | 'access' | 'brokers'>,
): readonly HandoffKey[] {
  const { name, access } = deployment;
  return [
    ...boundTargets(deployment).map(({ key, stack, why }) => ({ key, stack, why })),
    ...nodePoolKeys(deployment),
    ...(access.privateLink
      ? [
          {
            key: endpointServiceOutput,
            stack: stackName(name, 'privatelink'),
            why: 'Name of the endpoint service, for the accounts that connect.',
          },
        ]
      : []),
  ];
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const marker = 'handoff:';

/** Stands in a rendered object for a value that is not known yet. */
export const handoffPlaceholder = (key: string) => `${marker}${key}`;

/** The key that a text stands for; undefined for any other text. */
export const handoffKeyIn = (text: string): string | undefined =>
  text.startsWith(marker) ? text.slice(marker.length) : undefined;
