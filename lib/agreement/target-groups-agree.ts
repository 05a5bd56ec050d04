import type { RenderedBinding } from './bindings';
import { renderedBindings } from './bindings';
import type { AgreementCheck, Halves } from './check';

/** A binding without a group is never applied; a group that nobody fills refuses every connection. */
export const targetGroupsAgree: AgreementCheck = {
  id: 'target-groups',
  why: 'Each binding fills a target group that a stack makes, on a port that its pods listen on, and each output is filled.',
  check: (halves: Halves) => {
    const bindings = renderedBindings(halves);
    return [...bindings.flatMap(bindingProblems), ...unfilled(halves, bindings)];
  },
};

function bindingProblems(binding: RenderedBinding): readonly string[] {
  const { name, key, targetGroup, pools, podPorts } = binding;
  if (targetGroup === undefined) return [`binding ${name} waits for ${key}, which no stack gives`];
  if (pools.length === 0) return [`binding ${name} goes by a Service that selects no pods`];
  const { Port, TargetType } = targetGroup.resource.Properties as unknown as TargetGroupProperties;
  return [
    ...(TargetType === 'ip' ? [] : [`binding ${name} registers pods in a target group of ${String(TargetType)}s`]),
    ...pools.flatMap((pool, index) =>
      podPorts[index] === Port && listeningPorts(pool.properties).has(Port)
        ? []
        : [`${key} is a target group on port ${String(Port)}, on which pods of ${pool.name} don’t answer to ${name}`],
    ),
  ];
}

interface TargetGroupProperties {
  readonly Port: number;
  readonly TargetType?: string;
}

/** Ports in `listeners` of a server.properties. */
const listeningPorts = (properties: ReadonlyMap<string, string>): ReadonlySet<number> =>
  new Set([...(properties.get('listeners') ?? '').matchAll(/:(\d+)(?=,|$)/g)].map(([, port]) => Number(port)));

function unfilled({ account, objects }: Halves, bindings: readonly RenderedBinding[]): readonly string[] {
  const isFilled = objects.some(({ kind }) => kind === 'TargetGroupBinding') && bindings.length === 0;
  if (isFilled) return [];
  return account
    .outputsOfType('AWS::ElasticLoadBalancingV2::TargetGroup')
    .filter((key) => !bindings.some((binding) => binding.key === key))
    .map((key) => `a stack gives target group ${key}, which no binding fills`);
}
