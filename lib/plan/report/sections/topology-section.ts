import { bytePaths } from '../../../model/byte-paths';
import type { Deployment } from '../../../model/deployment';
import { listed } from '../../../model/wording';
import { betweenZones, clientsBetweenZones } from '../between-zones';
import { topology } from '../charts/topology';
import type { Section } from '../report';
import { brokersOf, controllersOf, wayIn } from '../zone-words';

/** Zones, what runs in them, and the paths that bytes take. */
export function topologySection(deployment: Deployment): Section {
  const paths = bytePaths(deployment);
  const clients = clientsBetweenZones(deployment);
  const between = betweenZones(deployment);
  return {
    id: 'topology',
    title: 'Zones and paths',
    blocks: [
      {
        kind: 'figure',
        id: 'topology-picture',
        caption: 'Ways in, brokers and the object store zone by zone, and what goes between zones',
        description: `${deployment.zones.length} zones side by side, each with its ways in and its brokers, which all use one object store.${between.length === 0 ? '' : ` Between zones: ${listed(between)}.`} The table below says the same.`,
        draw: (room) => topology(deployment, room),
      },
      {
        kind: 'table',
        id: 'zones',
        caption: 'What runs in each zone, and how bytes come in',
        columns: [
          { heading: 'Zone' },
          { heading: 'Brokers' },
          { heading: 'Controllers' },
          { heading: 'Ways in' },
          { heading: 'Between zones' },
        ],
        rows: deployment.zones.map((zone) => {
          const ways = paths.filter((path) => path.zone.id === zone.id).map(wayIn);
          const controllers = controllersOf(deployment, zone);
          return [
            zone.id,
            brokersOf(deployment, zone).join(', '),
            controllers.length === 0 ? 'none' : controllers.join(', '),
            ways.length === 0 ? 'none' : ways.map(({ who, through }) => `${who} ${through}`).join('; '),
            { text: clients, tone: ways.some(({ crosses }) => crosses) ? 'watch' : undefined },
          ];
        }),
      },
    ],
  };
}
