import { svgElement, svgText } from '../svg-element';
import type { BytePath } from '../../../model/byte-paths';
import { bytePaths } from '../../../model/byte-paths';
import type { Deployment } from '../../../model/deployment';
import type { Zone } from '../../../model/zone';
import { betweenZones } from '../between-zones';
import type { Room } from '../report';
import { wrap } from '../wrap';
import { brokersOf, controllersOf, wayIn } from '../zone-words';
import { color, letterWidth } from './chart-style';

/** Where the boxes are, pixels: side by side in a wide room, ways in above brokers in a narrow one. */
const sizes = {
  wide: { width: 960, zone: 700, box: 312, store: { x: 764, width: 192 } },
  narrow: { width: 350, zone: 222, box: 198, store: { x: 262, width: 84 } },
} as const;

const [margin, padding, header, line] = [4, 12, 32, 17];

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Words {
  readonly text: string;
  readonly strong?: boolean;
  readonly warn?: boolean;
}

/** Zones, the ways into them, their brokers, and the object store that all of them share. */
export function topology(deployment: Deployment, room: Room): string {
  const { width, store } = sizes[room];
  const paths = bytePaths(deployment);
  const between = fitting(betweenZones(deployment).map(textOf), sizes[room].box);
  const gap = heightOf(between);
  let y = margin;
  const zones = deployment.zones.map((zone, index) => {
    const drawn = drawZone({ deployment, zone, paths: paths.filter((path) => path.zone.id === zone.id) }, room, y);
    const above = index === 0 ? [] : drawBetween(between, y - gap);
    y += drawn.height + gap;
    return [...above, drawn.markup].join('\n');
  });
  const height = y - gap + margin;
  const place = { x: store.x, y: margin, width: store.width, height: height - 2 * margin };
  return svgElement(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true', focusable: 'false' },
    [...zones, ...box(place, fitting(storeWords(deployment), store.width))],
  );
}

interface ZoneScene {
  readonly deployment: Deployment;
  readonly zone: Zone;
  readonly paths: readonly BytePath[];
}

function drawZone({ deployment, zone, paths }: ZoneScene, room: Room, y: number) {
  const { zone: zoneWidth, box: boxWidth, store } = sizes[room];
  const ways = fitting(paths.flatMap(wayWords), boxWidth);
  const brokers = fitting(brokerWords(deployment, zone), boxWidth);
  const x = margin + padding;
  const first: Place = { x, y: y + header, width: boxWidth, height: heightOf(ways) };
  const beside = room === 'wide';
  const tall = Math.max(heightOf(ways), heightOf(brokers));
  const second: Place = beside
    ? { x: margin + zoneWidth - padding - boxWidth, y: first.y, width: boxWidth, height: tall }
    : { x, y: first.y + first.height + 24, width: boxWidth, height: heightOf(brokers) };
  const end = second.y + second.height;
  const height = end - y + padding;
  const label = zone.name === zone.id ? zone.id : `${zone.id} (${zone.name})`;
  const middle = second.y + second.height / 2;
  return {
    height,
    markup: [
      svgElement('rect', { ...frame({ x: margin, y, width: zoneWidth, height }), fill: 'var(--panel)' }),
      words({ text: `Zone ${label}`, strong: true }, x, y + 21),
      ...box(beside ? { ...first, height: tall } : first, ways),
      ...box(second, brokers),
      beside
        ? arrow([first.x + first.width, middle], [second.x, middle])
        : arrow([x + boxWidth / 2, first.y + first.height], [x + boxWidth / 2, second.y]),
      arrow([second.x + second.width, middle], [store.x, middle]),
    ].join('\n'),
  };
}

/** What goes between one zone and the next, beside a line with two heads. */
function drawBetween(lines: readonly Words[], y: number): readonly string[] {
  const x = margin + padding + 6;
  const end = y + heightOf(lines);
  const middle = y + heightOf(lines) / 2;
  return [
    arrow([x, middle], [x, y]),
    arrow([x, middle], [x, end]),
    ...lines.map((each, index) => words(each, x + 14, y + 22 + index * line)),
  ];
}

const textOf = (text: string): Words => ({ text });

/** A way in: who comes, and through what. */
const wayWords = (path: BytePath): readonly Words[] => {
  const { who, through, crosses } = wayIn(path);
  return [
    { text: who, strong: true },
    { text: through },
    ...(crosses ? [{ text: 'may cross zones', warn: true }] : []),
  ];
};

const brokerWords = (deployment: Deployment, zone: Zone): readonly Words[] => [
  ...brokersOf(deployment, zone).map((text, index) => ({ text, strong: index === 0 })),
  ...controllersOf(deployment, zone).map((text) => ({ text })),
];

const storeWords = ({ platform, objectStore }: Deployment): readonly Words[] => [
  { text: platform.kind === 'aws' ? 'S3 bucket' : 'Object store', strong: true },
  { text: 'all records' },
  { text: objectStore.region },
];

const heightOf = (lines: readonly Words[]) => Math.max(1, lines.length) * line + 18;

const frame = ({ x, y, width, height }: Place) => ({ x, y, width, height, rx: 6, stroke: 'var(--edge)' });

function box(place: Place, lines: readonly Words[]): readonly string[] {
  const top = place.y + (place.height - lines.length * line) / 2 + 13;
  return [
    svgElement('rect', { ...frame(place), fill: color.paper }),
    ...lines.map((each, index) => words(each, place.x + 10, top + index * line)),
  ];
}

/** Lines that fit a box. */
const fitting = (lines: readonly Words[], boxWidth: number): readonly Words[] =>
  lines.flatMap((each) =>
    wrap(each.text, Math.floor((boxWidth - 20) / letterWidth)).map((text) => ({ ...each, text })),
  );

const words = ({ text, strong, warn }: Words, x: number, y: number): string =>
  svgText(
    {
      x,
      y,
      'font-size': 12,
      ...(strong ? { 'font-weight': 600 } : {}),
      fill: warn ? color.warn : strong ? color.ink : color.faint,
    },
    text,
  );

function arrow([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const [dx, dy] = [Math.sign(x2 - x1), Math.sign(y2 - y1)];
  const [bx, by] = [x2 - 9 * dx, y2 - 9 * dy];
  return [
    svgElement('line', { x1, y1, x2: bx, y2: by, stroke: 'var(--c1)', 'stroke-width': 2 }),
    svgElement('path', {
      d: `M${bx - 5 * dy} ${by - 5 * dx} L${x2 - dx} ${y2 - dy} L${bx + 5 * dy} ${by + 5 * dx} Z`,
      fill: 'var(--c1)',
    }),
  ].join('\n');
}
