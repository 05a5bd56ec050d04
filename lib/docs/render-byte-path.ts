import type { BytePath, Hop, Station } from '../model/byte-paths';
import { bytePaths } from '../model/byte-paths';
import type { ChargeId } from '../model/charges';
import { charges } from '../model/charges';
import type { Deployment } from '../model/deployment';
import type { Layout, Place, ZoneLayout } from './byte-path-layout';
import { broken, bytePathLayout, columnHeight, fitting, sizes } from './byte-path-layout';
import { bytePathStyle } from './byte-path-style';
import { describeBytePaths } from './describe-byte-paths';
import { svgElement, svgText } from '../plan/report/svg-element';

/** A picture of the path of one byte, for each zone and each way in, as an SVG file. Same deployment, same bytes. */
export function renderBytePath(deployment: Deployment): string {
  const paths = bytePaths(deployment);
  const layout = bytePathLayout(paths);
  const billed = chargesOf(paths);
  const legend = legendLines(paths, deployment);
  const height = layout.legendY + (billed.length + legend.length) * sizes.line + sizes.margin;
  const title = `The path of one byte in ${deployment.name}`;
  return `${svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${layout.width} ${height}`,
      width: layout.width,
      height,
      role: 'img',
      'aria-labelledby': 'title desc',
    },
    [
      svgText({ id: 'title' }, title, 'title'),
      svgText({ id: 'desc' }, describeBytePaths(paths).join(' '), 'desc'),
      `<style>\n${bytePathStyle}\n</style>`,
      svgElement('rect', { class: 'paper', width: layout.width, height }),
      svgText({ class: 'heading', x: sizes.margin, y: 30 }, title),
      svgText(
        { class: 'detail', x: sizes.margin, y: 51 },
        'Written bytes go from left to right, read bytes come back.',
      ),
      ...layout.zones.flatMap((zone) => drawZone(zone, layout, billed)),
      ...drawObjectStore(paths, layout, billed),
      ...drawLegend(layout, billed, legend),
    ],
  )}\n`;
}

/** What is billed, in the order in which a byte comes by; its place in the list is its number in the picture. */
function chargesOf(paths: readonly BytePath[]): readonly ChargeId[] {
  const billed = new Set(paths.flatMap(({ stations }) => stations.flatMap((station) => station.charges)));
  return (Object.keys(charges) as ChargeId[]).filter((id) => billed.has(id));
}

/** Stations of a zone that all its paths share, but for the port. */
const isShared = ({ kind }: Station) => kind === 's3Endpoint' || kind === 'objectStore';

function drawZone({ zone, place, rows }: ZoneLayout, layout: Layout, billed: readonly ChargeId[]): readonly string[] {
  const label = zone.name === zone.id ? zone.id : `${zone.id} (${zone.name})`;
  const tall = (station: Station): Place => ({
    x: layout.xOf(station.kind),
    y: rows[0]?.y ?? 0,
    width: sizes.boxWidth,
    height: isShared(station) ? columnHeight(rows.length) : sizes.boxHeight,
  });
  const shared = rows[0]?.path.stations.filter((station) => station.kind === 's3Endpoint') ?? [];
  return [
    svgElement('rect', { class: 'zone', ...place, rx: 8 }),
    svgText(
      { class: 'title', x: place.x + sizes.zonePadding, y: place.y + 21 },
      fitting(`Zone ${label}`, 'title', place.width),
    ),
    ...rows.flatMap(({ path, y }) => [
      ...path.hops.map((hop) => drawHop(hop, layout, y)),
      ...path.stations
        .filter((station) => !isShared(station))
        .flatMap((station) => drawStation(station, { ...tall(station), y }, billed)),
    ]),
    ...shared.flatMap((station) => drawStation(station, tall(station), billed)),
  ];
}

function drawObjectStore(paths: readonly BytePath[], layout: Layout, billed: readonly ChargeId[]): readonly string[] {
  const station = paths[0]?.stations.at(-1);
  const [first, last] = [layout.zones[0]?.place, layout.zones.at(-1)?.place];
  if (!station || !first || !last) return [];
  const height = last.y + last.height - first.y;
  return drawStation(station, { x: layout.xOf(station.kind), y: first.y, width: sizes.boxWidth, height }, billed);
}

function drawHop({ from, to, crossesZone }: Hop, { xOf }: Layout, y: number): string {
  const middle = y + sizes.boxHeight / 2;
  const start = xOf(from.kind) + sizes.boxWidth;
  const end = xOf(to.kind);
  const line = { x1: start, y1: middle, x2: end - 8, y2: middle };
  return [
    svgElement('line', { class: crossesZone ? 'path crossing' : 'path', ...line }),
    svgElement('path', {
      class: crossesZone ? 'warning' : 'head',
      d: `M${end - 9} ${middle - 5} L${end - 1} ${middle} L${end - 9} ${middle + 5} Z`,
    }),
  ].join('\n');
}

function drawStation(station: Station, place: Place, billed: readonly ChargeId[]): readonly string[] {
  const x = place.x + 10;
  const lines = [
    svgText({ class: 'title', x, y: 0 }, fitting(station.name, 'title')),
    ...detailLines(station).map((detail) => svgText({ class: 'detail', x, y: 0 }, detail)),
  ];
  const top = place.y + (place.height - lines.length * 18) / 2 + 13;
  return [
    svgElement('rect', { class: 'box', ...place, rx: 6 }),
    ...lines.map((line, index) => line.replace('y="0"', `y="${top + index * 18}"`)),
    ...station.charges.flatMap((id, index) =>
      badge(billed.indexOf(id) + 1, place.x + place.width - 4 - (station.charges.length - 1 - index) * 20, place.y),
    ),
  ];
}

/** Most boxes have room for two details; that of the object store, beside all zones, has room for a long name. */
function detailLines({ kind, details }: Station): readonly string[] {
  if (kind === 'objectStore') return details.flatMap((detail) => broken(detail, 'detail'));
  const few = details.length <= 2 ? details : [details[0] ?? '', `and ${details.length - 1} more`];
  return few.map((detail) => fitting(detail, 'detail'));
}

const badge = (number: number, x: number, y: number): readonly string[] => [
  svgElement('circle', { class: 'badge', cx: x, cy: y, r: 9 }),
  svgText({ class: 'number', x, y: y + 4 }, String(number)),
];

function legendLines(paths: readonly BytePath[], { platform, kafka }: Deployment): readonly string[] {
  if (paths.length === 0)
    return ['No client can come in: network.clientNamespaces is empty, and access opens no other way.'];
  const crossing = paths.flatMap(({ hops }) => hops).filter(({ crossesZone }) => crossesZone).length;
  return [
    crossing === 0
      ? 'No hop leaves its zone, for clients with the settings that automq-kit client --zone prints.'
      : 'Dashed hops may leave the zone: without the zone router the leader of a partition serves it, wherever it is.',
    ...(kafka.zoneRouter
      ? [
          'Brokers of other zones read from the object store what their clients ask for: bytes change zones over it alone.',
        ]
      : []),
    platform.kind === 'aws'
      ? 'Not billed: bytes inside a zone, between brokers and S3, and through the gateway endpoint. No byte goes through NAT.'
      : 'Nothing here is on a cloud’s bill.',
  ];
}

function drawLegend(layout: Layout, billed: readonly ChargeId[], lines: readonly string[]): readonly string[] {
  const y = (index: number) => layout.legendY + index * sizes.line;
  return [
    ...billed.flatMap((id, index) => {
      const { item, payer } = charges[id];
      const whose = payer === 'client' ? 'the account of the client' : 'the account of the deployment';
      return [
        ...badge(index + 1, sizes.margin + 10, y(index) - 4),
        svgText({ class: 'line', x: sizes.margin + 28, y: y(index) }, `${item}. Paid by ${whose}.`),
      ];
    }),
    ...lines.map((line, index) => svgText({ class: 'line', x: sizes.margin, y: y(billed.length + index) }, line)),
  ];
}
