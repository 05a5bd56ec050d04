import type { RenderedBinding } from './bindings';
import { ordinalIn, renderedBindings } from './bindings';
import type { AgreementCheck, Halves } from './check';
import type { RenderedLoadBalancer } from './load-balancers';
import { isSame, renderedLoadBalancers } from './load-balancers';
import type { RenderedPool } from './pools';

/** A client that comes to another broker's port talks to a broker that doesn't lead what the client asks for. */
export const brokerPortsAgree: AgreementCheck = {
  id: 'broker-ports',
  why: 'On the port that a broker advertises outside the cluster a load balancer listens and leads to that broker.',
  check: (halves: Halves) => {
    const loadBalancers = renderedLoadBalancers(halves.account);
    return renderedBindings(halves).flatMap((binding) => {
      const [pool] = binding.pools;
      const ordinal = pool === undefined || binding.pod === undefined ? undefined : ordinalIn(pool, binding.pod);
      return pool === undefined || ordinal === undefined ? [] : portProblems(binding, { pool, ordinal, loadBalancers });
    });
  },
};

interface Broker {
  readonly pool: RenderedPool;
  readonly ordinal: number;
  readonly loadBalancers: readonly RenderedLoadBalancer[];
}

function portProblems({ key, targetGroup, podPorts }: RenderedBinding, broker: Broker): readonly string[] {
  const { pool, ordinal, loadBalancers } = broker;
  const pod = `${pool.name}-${ordinal}`;
  const listener = listenerOn(pool, podPorts[0]);
  const advertised = pool.advertised.find((each) => each.listener === listener);
  if (advertised === undefined) return [`${pod} advertises nothing for ${key}`];
  const port = advertised.firstPort + ordinal;
  const leading = loadBalancers.flatMap(({ listeners }) =>
    listeners.filter((each) => targetGroup !== undefined && isSame(each.targetGroup, targetGroup)),
  );
  return leading.length === 1 && leading[0]?.port === port
    ? []
    : [`${pod} advertises port ${port} on ${advertised.listener}; to ${key} lead ${ports(leading)}`];
}

const ports = (listeners: readonly { readonly port: number }[]) =>
  listeners.length === 0 ? 'no ports' : `the ports ${listeners.map(({ port }) => port).join(', ')}`;

/** Name of the listener on a port, as `listeners` of server.properties has it. */
const listenerOn = ({ properties }: RenderedPool, port: number | undefined): string | undefined =>
  (properties.get('listeners') ?? '')
    .split(',')
    .map((text) => /^([A-Z]+):.*:(\d+)$/.exec(text))
    .find((found) => found !== null && Number(found[2]) === port)?.[1];
