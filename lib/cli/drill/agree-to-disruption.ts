import type { Disruption, LivePartition } from '../../contracts/drill/disruption';
import { disruptionLines, disruptionOf } from '../../contracts/drill/disruption';
import { principalOf } from '../../contracts/live/drill/drill-error';
import type { LiveCluster } from '../../contracts/live/live-cluster';
import { readBrokerSettings } from '../../contracts/live/read/read-settings';
import type { ContractSet } from '../../contracts/model/contract-set';
import type { Io } from '../io';
import { OutsideFailure } from '../outside-failure';

/** Somebody said no, and nothing was stopped. */
export class Declined extends Error {}

export interface AgreementContext {
  readonly cluster: LiveCluster;
  readonly contracts: ContractSet;
  readonly throwaway: string;
  readonly yes: boolean;
  readonly io: Pick<Io, 'err' | 'prompts'>;
}

/**
 * Names the broker, what else depends on it and how long that waits, and asks.
 * @throws OutsideFailure for a cluster that is not whole before anything is stopped
 * @throws Declined
 */
export async function agreeToDisruption(
  partitions: readonly LivePartition[],
  { cluster, contracts, throwaway, yes, io }: AgreementContext,
): Promise<Disruption> {
  const isAutomq = await isAutomqCluster(cluster);
  const disruption = disruptionOf({ throwaway, partitions, brokers: cluster.brokers, isAutomq }, contracts);
  if (disruption === undefined) throw new OutsideFailure('The cluster names no broker.');
  const { obstacles } = disruption;
  if (obstacles.length > 0)
    throw new OutsideFailure(
      `The cluster is not whole, so no broker is stopped: ${obstacles.join(' ')}`,
      'Mend it first; a broker that goes now may take records with it.',
    );
  io.err(disruptionLines(disruption, isAutomq).join('\n'));
  if (!yes && !(await io.prompts.confirm(`Stop broker ${disruption.broker.id}?`))) throw new Declined();
  return disruption;
}

async function isAutomqCluster(cluster: LiveCluster): Promise<boolean> {
  const [broker] = cluster.brokers;
  const settings = broker === undefined ? undefined : await readBrokerSettings(cluster, broker);
  if (settings !== undefined) return settings['elasticstream.enable'] === 'true';
  throw new OutsideFailure(
    `${principalOf(cluster)} may not see the brokers’ settings, which say what the loss of one does.`,
    `Grant ${principalOf(cluster)} DescribeConfigs on the cluster.`,
  );
}
