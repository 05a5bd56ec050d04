import { evidenceKinds } from '../../lib/facts/evidence-kinds';
import { checklistEntries, checklists } from '../../lib/facts/readiness-checklists';
import { isReadinessItem, readinessItemIds, readinessItems } from '../../lib/facts/readiness-items';
import { readinessAreas } from '../../lib/facts/readiness/readiness-item';
import { runbookHeadings } from '../../lib/facts/runbook-headings';

const items = Object.values(readinessItems);

test('every entry of every checklist is covered by a readiness item', () => {
  expect(checklistEntries).toHaveLength(Object.values(checklists).flat().length);
  const covered = new Set(items.flatMap(({ covers }) => covers));
  expect(checklistEntries.filter((entry) => !covered.has(entry))).toEqual([]);
});

test('every item covers an entry, and every area has an item', () => {
  expect(readinessItemIds.filter((id) => readinessItems[id].covers.length === 0)).toEqual([]);
  expect(new Set(items.map(({ area }) => area))).toEqual(new Set(readinessAreas));
});

test('what proves an item is a kind of result, and each kind but one proves one', () => {
  const proving = new Set(items.flatMap(({ provenBy }) => provenBy));
  expect([...proving].filter((kind) => !evidenceKinds.includes(kind))).toEqual([]);
  // It proves pages of the runbook.
  expect(evidenceKinds.filter((kind) => !proving.has(kind))).toEqual(['verify-broker']);
});

test('an id can be told from a heading of the runbook, and both fit the deployment file', () => {
  expect(runbookHeadings.filter((heading) => isReadinessItem(heading))).toEqual([]);
  expect([...readinessItemIds, ...runbookHeadings].filter((text) => text.length > 60)).toEqual([]);
  expect(isReadinessItem('constructor')).toBe(false);
});
