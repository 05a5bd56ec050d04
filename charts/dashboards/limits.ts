import { outsideAccesses } from '../../lib/model/access';
import { deltaCacheBytes } from '../../lib/model/alerts/delta-cache';
import { baselineBytesPerSecond } from '../../lib/model/baseline-bandwidth';
import type { Deployment } from '../../lib/model/deployment';
import type { Pool } from '../../lib/model/pools';

const leastOf = ({ brokers }: Deployment, of: (pool: Pool) => number) => Math.min(...brokers.map(of));

/** Brokers that the deployment has at least. */
export const wantedBrokers = ({ brokers }: Deployment) => brokers.reduce((sum, { count }) => sum + count, 0);

/** What a broker's node sustains in one direction, bytes per second. */
export const nodeBandwidth = (deployment: Deployment) =>
  leastOf(deployment, ({ node }) => baselineBytesPerSecond(node));

/** Memory in which a broker keeps what it has acknowledged and not yet uploaded, bytes. */
export const writeCache = (deployment: Deployment) => leastOf(deployment, (pool) => deltaCacheBytes(deployment, pool));

/** A broker's direct memory, bytes. */
export const directMemory = (deployment: Deployment) => leastOf(deployment, ({ size }) => size.directMib * 1024 * 1024);

/** Share of a node's bandwidth at which the autoscaler adds brokers. */
export const networkTarget = ({ autoscaling }: Deployment) =>
  autoscaling.kind === 'network' ? autoscaling.targetNetworkPercent / 100 : 1;

/** Brokers of a zone that clients from outside can reach. */
export const slotsPerZone = ({ access }: Deployment) =>
  Math.min(...outsideAccesses(access).map(({ slotsPerZone }) => slotsPerZone));
