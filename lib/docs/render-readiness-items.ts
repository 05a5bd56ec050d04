import type { ReadinessArea } from '../facts/readiness/readiness-item';
import { readinessAreas } from '../facts/readiness/readiness-item';
import type { ReadinessItemId } from '../facts/readiness-items';
import { readinessItemIds, readinessItems } from '../facts/readiness-items';

const titles: Readonly<Record<ReadinessArea, string>> = {
  workload: 'Workload model',
  compatibility: 'Compatibility',
  elasticity: 'Elasticity',
  replay: 'Replay and retention',
  cost: 'Cost',
  governance: 'Governance',
  failure: 'Failure',
  operations: 'Operations',
  migration: 'Migration',
};

/** Every readiness item, by area. */
export const renderReadinessItems = (): readonly string[] =>
  readinessAreas.flatMap((area) => [
    `### ${titles[area]}`,
    '',
    ...readinessItemIds.filter((id) => readinessItems[id].area === area).flatMap(itemLines),
    '',
  ]);

function itemLines(id: ReadinessItemId): readonly string[] {
  const { question, readySignal, riskSignal, why, fix, provenBy } = readinessItems[id];
  return [
    `- **\`${id}\`** ${question} ${why}`,
    `  - Ready: ${readySignal}`,
    `  - Risk: ${riskSignal}`,
    `  - What to do: ${fix}`,
    ...(provenBy.length === 0 ? [] : [`  - Results that prove it: ${provenBy.join(', ')}`]),
  ];
}
