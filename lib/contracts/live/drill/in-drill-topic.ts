import { ClusterFailure } from '../cluster-failure';
import { kafkaErrors } from './drill-error';
import type { DrillRun } from './drill-run';
import { until } from './drill-run';
import { partitionLeaders } from './partition-leaders';
import { withAdmin } from './with-admin';

/**
 * Makes the throwaway topic, does something with it, and removes it and the groups, whatever happens.
 * @throws ClusterFailure that names what could not be removed
 */
export async function inDrillTopic<T>(run: DrillRun, body: () => Promise<T>): Promise<T> {
  await create(run);
  let failure: { readonly error: unknown } | undefined;
  try {
    return await body();
  } catch (error) {
    failure = { error };
    throw error;
  } finally {
    await remove(run, failure?.error);
  }
}

async function create(run: DrillRun): Promise<void> {
  const { cluster, plan } = run;
  const configs = Object.entries(plan.config).map(([name, value]) => ({ name, value }));
  await withAdmin(cluster, `create topic ${plan.name}`, (admin) =>
    admin.createTopics({ topics: [plan.name], partitions: plan.partitions, replicas: plan.replicas, configs }),
  );
  const isLed = async () => {
    const leaders = (await partitionLeaders(cluster, [plan.name])).get(plan.name)?.partitions;
    return leaders?.length === plan.partitions && leaders.every(({ leader }) => leader >= 0);
  };
  try {
    await until(run, { what: 'leaders of the new topic' }, isLed);
  } catch (error) {
    await remove(run, error);
    throw error;
  }
}

/** Longest time for removing everything, milliseconds. */
const patienceMs = 30_000;

/**
 * Removal goes on where the drill was interrupted: it has time of its own.
 * @param before an error that is already on its way, and goes before one of the removal
 */
async function remove({ cluster, plan, made, clock, progress }: DrillRun, before: unknown): Promise<void> {
  progress(`removing ${plan.name}`);
  for (const client of made.clients.splice(0)) await client.close(true).catch(() => undefined);
  const end = clock.now() + patienceMs;
  const left: string[] = [];
  for (const group of made.groups) {
    const removed = await tried(
      () => withAdmin(cluster, `delete group ${group}`, (admin) => admin.deleteGroups({ groups: [group] })),
      { clock, end },
    );
    if (!removed) left.push(`group ${group}`);
  }
  const removed = await tried(
    () => withAdmin(cluster, `delete topic ${plan.name}`, (admin) => admin.deleteTopics({ topics: [plan.name] })),
    { clock, end },
  );
  if (!removed) left.push(`topic ${plan.name}`);
  if (left.length === 0) return;
  const said = `${left.join(' and ')} could not be removed.`;
  if (before === undefined)
    throw new ClusterFailure(
      said,
      'Delete by hand what is named, or run the drill again in an hour: it removes what is left.',
    );
  progress(said);
}

/** What is gone already. */
const gone = ['GROUP_ID_NOT_FOUND', 'UNKNOWN_TOPIC_OR_PARTITION'];

async function tried(
  action: () => Promise<void>,
  { clock, end }: { readonly clock: DrillRun['clock']; readonly end: number },
): Promise<boolean> {
  for (;;) {
    try {
      await action();
      return true;
    } catch (error) {
      if (kafkaErrors(error).some((name) => gone.includes(name))) return true;
      if (clock.now() > end) return false;
      await clock.sleep(500);
    }
  }
}
