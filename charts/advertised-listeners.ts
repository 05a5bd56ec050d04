import { brokerHost, brokerPort, outsideAccesses } from '../lib/model/access';
import type { Listener } from '../lib/model/broker-listeners';
import { brokerListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import type { Pool } from '../lib/model/pools';

/** The pod's ordinal, worked out by bash. */
const ordinal = '${POD_NAME##*-}';

/**
 * `advertised.listeners` of a pod, as a text that bash completes: in the cluster by the pod's own name, which is in the
 * variable `host`, and outside by the name and the port that the broker of that zone and ordinal has there.
 */
export function advertisedListeners(deployment: Deployment, pool: Pool): string {
  const listeners = pool.component === 'controller' ? [controllerListener(deployment)] : brokerListeners(deployment);
  return listeners.map((listener) => `${listener.name}://${address(listener, deployment, pool)}`).join(',');
}

function address({ id, port }: Listener, { access }: Deployment, { zone }: Pool): string {
  const outside = outsideAccesses(access).find(({ intent }) => intent === id);
  if (!outside) return `$host:${port}`;
  const first = brokerPort(outside, zone, 0);
  const own = outside.brokerPorts === 'shared' ? first : `$((${first} + ${ordinal}))`;
  return `${brokerHost(outside, zone, ordinal)}:${own}`;
}
