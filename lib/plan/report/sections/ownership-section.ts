import type { Plan } from '../../plan';
import type { Section } from '../report';

/** Who owns what; an empty cell is a finding. */
export const ownershipSection = ({ ownership }: Plan): Section => ({
  id: 'ownership',
  title: 'Ownership',
  blocks: [
    {
      kind: 'table',
      id: 'ownership-table',
      caption: 'Who owns what',
      columns: [{ heading: 'What' }, { heading: 'Owner' }, { heading: 'In this deployment' }],
      rows: ownership.map(({ what, owner, thing }) => [
        what,
        owner === undefined ? { text: 'nobody', tone: 'bad' } : owner,
        thing,
      ]),
    },
  ],
});
