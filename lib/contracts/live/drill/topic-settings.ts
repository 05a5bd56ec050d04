import type { DrillRun } from './drill-run';
import { withAdmin } from './with-admin';

/** Settings of the throwaway topic as the brokers have them, their own defaults included. */
export async function topicSettings({ cluster, plan }: DrillRun): Promise<Readonly<Record<string, string>>> {
  const resourceType = cluster.kafka.ConfigResourceTypes.TOPIC;
  const [found] = await withAdmin(cluster, `describe the settings of ${plan.name}`, (admin) =>
    admin.describeConfigs({
      resources: [{ resourceType, resourceName: plan.name, configurationKeys: null }],
      includeSynonyms: false,
      includeDocumentation: false,
    }),
  );
  return Object.fromEntries(
    found?.configs.flatMap(({ name, value }) => (value === undefined || value === null ? [] : [[name, value]])) ?? [],
  );
}
