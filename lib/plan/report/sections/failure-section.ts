import type { Plan } from '../../plan';
import type { Section } from '../report';

/** What can fail, what happens then, and what of it somebody has tried. */
export const failureSection = ({ failureDomains }: Plan): Section => ({
  id: 'failure',
  title: 'Failure domains',
  blocks: [
    {
      kind: 'table',
      id: 'failure-table',
      caption: 'What happens when something fails, for how long, and who acts',
      columns: [
        { heading: 'What fails' },
        { heading: 'What happens' },
        { heading: 'For how long' },
        { heading: 'Data lost' },
        { heading: 'Owner' },
        { heading: 'Runbook' },
        { heading: 'Verified' },
        { heading: 'On broker-local Kafka' },
      ],
      rows: failureDomains.map((domain) => [
        domain.name,
        domain.effect,
        domain.duration,
        domain.dataLoss,
        domain.owner === undefined ? { text: 'nobody', tone: 'bad' } : domain.owner,
        domain.runbook === undefined ? { text: 'none', tone: 'watch' } : domain.runbook,
        domain.verified.status === 'proven'
          ? { text: ['proven', ...proof(domain.verified)].join(' '), tone: 'good' }
          : { text: 'unknown', tone: 'watch' },
        domain.onBrokerLocalKafka,
      ]),
    },
  ],
});

const proof = ({ by, on }: { readonly by?: string; readonly on?: string }): readonly string[] => [
  ...(by === undefined ? [] : [`by ${by}`]),
  ...(on === undefined ? [] : [`on ${on}`]),
];
