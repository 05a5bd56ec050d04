import type { Import } from '../../../contracts/import/import-files';
import { importPlaces } from '../../../contracts/import/import-files';
import type { Measurement } from '../../../contracts/import/measurement';
import { clientVersions } from '../../../contracts/import/client-versions';
import { counted } from '../../../model/wording';

/** What an import wrote and what it could not know. */
export interface ImportSummary {
  readonly out: string;
  readonly measuredOn: string;
  readonly seconds: number;
  readonly clusterId: string;
  readonly topics: number;
  readonly sampledTopics: number;
  readonly groups: number;
  readonly documents: Import['documents'];
  readonly workloads: number;
  /** How often each key is to be decided. */
  readonly decisions: Readonly<Record<string, number>>;
  readonly gaps: Measurement['gaps'];
}

export function importSummary(out: string, measurement: Measurement, written: Import): ImportSummary {
  const decisions = new Map<string, number>();
  for (const { key } of written.questions) decisions.set(key, (decisions.get(key) ?? 0) + 1);
  return {
    out,
    measuredOn: measurement.on,
    seconds: measurement.seconds,
    clusterId: measurement.clusterId,
    topics: measurement.topics.length,
    sampledTopics: measurement.topics.filter(({ sample }) => sample !== undefined).length,
    groups: measurement.groups.length,
    documents: written.documents,
    workloads: written.workloads,
    decisions: Object.fromEntries([...decisions].sort(([a], [b]) => (a < b ? -1 : 1))),
    gaps: measurement.gaps,
  };
}

/** Gaps that are printed; the measurement holds all of them. */
const mostGaps = 20;

export function renderImportSummary(summary: ImportSummary): string {
  const { out, documents, decisions, gaps } = summary;
  const open = Object.values(decisions).reduce((sum, count) => sum + count, 0);
  return [
    `${out} is written, as measured ${summary.measuredOn} over ${Math.round(summary.seconds)} s:`,
    `  ${importPlaces.contracts}: ${counted(documents.length, 'document')} for ${counted(summary.topics, 'topic')}, ${summary.sampledTopics} of them sampled`,
    `  ${importPlaces.deployment}: ${counted(summary.workloads, 'workload group')}; ${counted(summary.groups, 'consumer group')} were seen`,
    `  ${importPlaces.measurement}: every figure, for \`contracts import --measurement\``,
    `To decide: ${counted(open, 'key')}, commented out below DECIDE. Until then the contracts are refused.`,
    clientVersions,
    ...(gaps.length === 0 ? [] : [`Not measured: ${counted(gaps.length, 'thing')}`]),
    ...gaps.slice(0, mostGaps).map(({ subject, what }) => `  ${subject}: ${what}`),
    ...(gaps.length > mostGaps ? [`  and ${gaps.length - mostGaps} more in ${importPlaces.measurement}`] : []),
  ].join('\n');
}
