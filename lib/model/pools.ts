import type { DeploymentConfig } from '../config/schema';
import type { NodeShape, ProcessSize } from './memory';
import { brokerSize, controllerSize } from './memory';
import type { Component } from './names';
import { podHostname, poolName, namespaceOf } from './names';
import { firstBrokerId, firstControllerId } from './node-ids';
import { ports } from './ports';
import type { Zone } from './zone';
import { byNumber } from './zone';

/** The controllers or the brokers of one zone: one StatefulSet on one node group. */
export interface Pool {
  readonly component: Component;
  /** Name of the StatefulSet. */
  readonly name: string;
  readonly zone: Zone;
  /** Node id of ordinal 0; the others follow. */
  readonly firstNodeId: number;
  /** Processes in it; the least of them where an autoscaler owns the number. */
  readonly count: number;
  /** Most processes in it. */
  readonly maxCount: number;
  readonly size: ProcessSize;
  readonly node: NodeShape;
  readonly volumeGib: number;
}

export function controllerPools(config: DeploymentConfig, node: NodeShape): readonly Pool[] {
  const voterZones = config.kafka.controllers.zones;
  return byNumber(config.zones)
    .filter((zone) => voterZones.includes(zone.id))
    .map((zone) => {
      const count = voterZones.filter((id) => id === zone.id).length;
      return {
        component: 'controller',
        name: poolName('controller', zone.id),
        zone,
        firstNodeId: firstControllerId(zone.number),
        count,
        maxCount: count,
        size: controllerSize(node),
        node,
        volumeGib: config.kafka.controllers.volumeGib,
      };
    });
}

/** The broker pools of the active zones, and of the draining ones with no broker left. */
export function brokerPools(
  config: DeploymentConfig,
  node: NodeShape,
): { readonly active: readonly Pool[]; readonly draining: readonly Pool[] } {
  const { perZone, volumeGib } = config.kafka.brokers;
  const most = config.autoscaling.kind === 'none' ? perZone : Math.max(perZone, config.autoscaling.maxPerZone);
  const pools = byNumber(config.zones).map((zone): Pool => ({
    component: 'broker',
    name: poolName('broker', zone.id),
    zone,
    firstNodeId: firstBrokerId(zone.number),
    count: zone.state === 'active' ? perZone : 0,
    maxCount: zone.state === 'active' ? most : 0,
    size: brokerSize(node),
    node,
    volumeGib,
  }));
  return { active: pools.filter(({ count }) => count > 0), draining: pools.filter(({ count }) => count === 0) };
}

/** Node ids of a pool's pods that are always there. */
export const nodeIds = (pool: Pool) => Array.from({ length: pool.count }, (_, ordinal) => pool.firstNodeId + ordinal);

/** `id@host:port` of every controller, as `controller.quorum.voters` wants it. */
export function quorumVoters(deployment: string, controllers: readonly Pool[]): readonly string[] {
  return controllers.flatMap((pool) =>
    nodeIds(pool).map((id, ordinal) => {
      const host = podHostname(namespaceOf(deployment), 'controller', `${pool.name}-${ordinal}`);
      return `${id}@${host}:${ports.controller}`;
    }),
  );
}
