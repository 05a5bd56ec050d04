import { isReadinessItem, readinessItemIds } from '../facts/readiness-items';
import { runbookHeadings } from '../facts/runbook-headings';
import { didYouMean } from './did-you-mean';
import { repeated } from './repeated';
import type { Rule } from './rule';

const pages: readonly string[] = runbookHeadings;

const waiverItem: Rule = {
  id: 'waiver-item',
  severity: 'error',
  why: 'A waiver of something that nobody asks for accepts nothing, and what was meant stays open.',
  fix: 'Write the id of a readiness item, as docs/plan.md lists them.',
  check: ({ readiness: { waivers } }) =>
    waivers.flatMap(({ item }, index) =>
      isReadinessItem(item)
        ? []
        : [
            {
              path: ['readiness', 'waivers', index, 'item'],
              message: `"${item}" is not a readiness item.`,
              ...didYouMean(item, readinessItemIds),
            },
          ],
    ),
};

const waiverUnique: Rule = {
  id: 'waiver-unique',
  severity: 'error',
  why: 'An item is accepted by one person until one day; with two waivers nobody knows which holds.',
  fix: 'Keep one of the two.',
  check: ({ readiness: { waivers } }) =>
    repeated(waivers, ({ item }) => item).map(({ index, first, entry }) => ({
      path: ['readiness', 'waivers', index, 'item'],
      message: `"${entry.item}" is waived by waivers[${first}] too.`,
    })),
};

const evidenceItem: Rule = {
  id: 'evidence-item',
  severity: 'error',
  why: 'A result that names nothing known proves nothing, and what it was made for stays unknown.',
  fix: 'Write the id of a readiness item or a heading of the runbook, as docs/plan.md lists them.',
  check: ({ readiness: { evidence } }) =>
    evidence.flatMap(({ proves }, index) =>
      proves.flatMap((named, position) =>
        isReadinessItem(named) || pages.includes(named)
          ? []
          : [
              {
                path: ['readiness', 'evidence', index, 'proves', position],
                message: `"${named}" is neither a readiness item nor a heading of the runbook.`,
                ...didYouMean(named, [...readinessItemIds, ...pages]),
              },
            ],
      ),
    ),
};

export const readinessRules = [waiverItem, waiverUnique, evidenceItem];
