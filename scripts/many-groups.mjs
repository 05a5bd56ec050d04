// The retail example with as many workload groups as asked for, each so much smaller that together they ask for about
// the same: what a plan of a large platform costs to make.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const example = join(import.meta.dirname, '..', 'deployments', 'retail.yaml');

/** A deployment file as text. */
export function manyGroups(count) {
  const deployment = parse(readFileSync(example, 'utf8'));
  const { workloads } = deployment;
  const scale = workloads.length / count;
  deployment.workloads = Array.from({ length: count }, (_, index) =>
    smaller(workloads[index % workloads.length], index, scale),
  );
  return stringify(deployment);
}

function smaller(group, index, scale) {
  const copy = structuredClone(group);
  copy.name = `${group.name}-${index}`;
  for (const topic of copy.topics) topic.name = `${topic.name}${index}`;
  if (copy.partitions) delete copy.partitions.count;
  for (const rated of [...Object.values(copy.write), ...copy.reads]) {
    if (typeof rated?.rate === 'string') rated.rate = rated.rate.replace(/^[\d.]+/, (rate) => Number(rate) * scale);
  }
  const fewer = (clients) => Math.max(1, Math.round((clients ?? 5) * scale));
  copy.write.producers = fewer(copy.write.producers);
  for (const reader of copy.reads) reader.consumers = fewer(reader.consumers);
  return copy;
}
