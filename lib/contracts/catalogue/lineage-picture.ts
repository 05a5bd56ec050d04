import { color, letterWidth } from '../../plan/report/charts/chart-style';
import type { Room } from '../../plan/report/report';
import { svgElement, svgText } from '../../plan/report/svg-element';
import { wrap } from '../../plan/report/wrap';
import type { Lineage, Neighbour } from './lineage';

/** Side by side in a wide room, one below the other in a narrow one; pixels. */
const sizes = {
  wide: { width: 960, box: 280, gap: 60 },
  narrow: { width: 350, box: 342, gap: 34 },
} as const;

const [margin, line, between] = [4, 17, 10];

/** Boxes of one side; those beyond are counted, and the tables have them all. */
const mostBoxes = 8;

interface Box {
  readonly lines: readonly string[];
  readonly strong: boolean;
}

interface Placed extends Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a topic comes from, the topic, and where it goes. */
export function lineagePicture(name: string, { before, after }: Lineage, room: Room): string {
  const { width, box, gap } = sizes[room];
  const own: Box = { lines: fitting(name, box), strong: true };
  const columns = [boxesOf(before, box), [own], boxesOf(after, box)].filter((column) => column.length > 0);
  const ownAt = columns.findIndex(([first]) => first === own);
  const placed =
    room === 'wide' ? besideEachOther(columns, { box, gap, width }) : belowEachOther(columns, { box, gap });
  const arrows = columns.slice(1).map((_, index) => {
    const [one, other] = [placed[index] ?? [], placed[index + 1] ?? []];
    return room === 'wide' ? acrossArrows(one, other, ownAt === index) : downArrow(one, other);
  });
  const height = Math.max(...placed.flat().map((each) => each.y + each.height)) + margin;
  return svgElement(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true', focusable: 'false' },
    [...arrows.flat(), ...placed.flat().flatMap(drawn)],
  );
}

const fitting = (text: string, width: number) => wrap(text, Math.floor((width - 24) / letterWidth));

function boxesOf(neighbours: readonly Neighbour[], width: number): readonly Box[] {
  const shown = neighbours.slice(0, mostBoxes).map(({ how, name }) => ({
    lines: [how, ...fitting(name, width)],
    strong: false,
  }));
  const more = neighbours.length - shown.length;
  return more > 0 ? [...shown, { lines: [`and ${more} more`], strong: false }] : shown;
}

const heightOf = ({ lines }: Box) => lines.length * line + 14;

const heightOfAll = (column: readonly Box[]) =>
  column.reduce((sum, each) => sum + heightOf(each), 0) + (column.length - 1) * between;

interface Frame {
  readonly box: number;
  readonly gap: number;
}

function besideEachOther(
  columns: readonly (readonly Box[])[],
  { box, gap, width }: Frame & { readonly width: number },
): readonly (readonly Placed[])[] {
  const tallest = Math.max(...columns.map(heightOfAll));
  const start = (width - columns.length * box - (columns.length - 1) * gap) / 2;
  return columns.map((column, index) =>
    stacked(column, { x: start + index * (box + gap), y: margin + (tallest - heightOfAll(column)) / 2, width: box }),
  );
}

function belowEachOther(columns: readonly (readonly Box[])[], { box, gap }: Frame): readonly (readonly Placed[])[] {
  let y = margin;
  return columns.map((column) => {
    const placed = stacked(column, { x: margin, y, width: box });
    y += heightOfAll(column) + gap;
    return placed;
  });
}

function stacked(
  column: readonly Box[],
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): readonly Placed[] {
  let top = y;
  return column.map((each) => {
    const placed = { ...each, x, y: top, width, height: heightOf(each) };
    top += placed.height + between;
    return placed;
  });
}

function drawn({ x, y, width, height, lines, strong }: Placed): readonly string[] {
  return [
    svgElement('rect', {
      x,
      y,
      width,
      height,
      rx: 6,
      fill: strong ? 'var(--panel)' : color.paper,
      stroke: strong ? 'var(--c1)' : 'var(--edge)',
    }),
    ...lines.map((text, index) =>
      svgText(
        {
          x: x + 12,
          y: y + 20 + index * line,
          'font-size': 12,
          fill: strong || index > 0 ? color.ink : color.faint,
          ...(strong ? { 'font-weight': 600 } : {}),
        },
        text,
      ),
    ),
  ];
}

/** One for each neighbour, from or to the middle of the topic. */
function acrossArrows(left: readonly Placed[], right: readonly Placed[], fromTopic: boolean): readonly string[] {
  const middle = ({ y, height }: Placed) => y + height / 2;
  return left.flatMap((one) =>
    right.map((other) => {
      const [x1, x2] = [one.x + one.width, other.x];
      const bend = fromTopic ? x1 + 24 : x2 - 24;
      return [
        path(`M${x1} ${middle(one)} H${bend} V${middle(other)} H${x2 - 8}`),
        head([x2, middle(other)], 'right'),
      ].join('\n');
    }),
  );
}

function downArrow(above: readonly Placed[], below: readonly Placed[]): readonly string[] {
  const [last, first] = [above.at(-1), below[0]];
  if (last === undefined || first === undefined) return [];
  const x = last.x + last.width / 2;
  return [path(`M${x} ${last.y + last.height} V${first.y - 8}`), head([x, first.y], 'down')];
}

const path = (d: string) => svgElement('path', { d, fill: 'none', stroke: 'var(--c1)', 'stroke-width': 1.5 });

const head = ([x, y]: readonly [number, number], to: 'right' | 'down') =>
  svgElement('path', {
    d:
      to === 'right'
        ? `M${x - 9} ${y - 5} L${x} ${y} L${x - 9} ${y + 5} Z`
        : `M${x - 5} ${y - 9} L${x} ${y} L${x + 5} ${y - 9} Z`,
    fill: 'var(--c1)',
  });
