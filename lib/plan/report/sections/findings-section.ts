import type { Plan } from '../../plan';
import type { Section } from '../report';

/** What somebody should look at before it is deployed. */
export const findingsSection = ({ findings }: Plan): Section => ({
  id: 'findings',
  title: 'Findings',
  blocks:
    findings.length === 0
      ? [{ kind: 'paragraph', essential: true, text: 'Nothing was found that somebody has to look at.' }]
      : [
          {
            kind: 'table',
            id: 'findings-table',
            caption: 'What to look at before it is deployed',
            essential: true,
            columns: [{ heading: 'Finding' }, { heading: 'Severity' }, { heading: 'What' }, { heading: 'What to do' }],
            rows: findings.map(({ id, severity, message, fix }) => [
              id,
              { text: severity, tone: severity === 'error' ? 'bad' : 'watch' },
              message,
              fix,
            ]),
          },
        ],
});
