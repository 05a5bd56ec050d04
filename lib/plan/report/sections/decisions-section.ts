import type { Plan } from '../../plan';
import type { Section } from '../report';

/** What was decided for each workload group. */
export const decisionsSection = ({ decisions }: Plan): Section => ({
  id: 'decisions',
  title: 'Decision records',
  blocks:
    decisions.length === 0
      ? [{ kind: 'paragraph', text: 'The file describes no workload group, so nothing was decided.' }]
      : decisions.map(({ group, owner, markdown }) => ({
          kind: 'document',
          id: `decision-${group}`,
          title: `${group}, owned by ${owner}`,
          markdown,
        })),
});
