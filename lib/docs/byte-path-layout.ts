import type { BytePath, StationKind } from '../model/byte-paths';
import { stationKinds } from '../model/byte-paths';
import { textSizes } from './byte-path-style';

/** Sizes of the picture, pixels. */
export const sizes = {
  margin: 20,
  boxWidth: 168,
  boxHeight: 66,
  /** Between boxes of a path. */
  gap: 38,
  rowGap: 14,
  zoneHeader: 32,
  zonePadding: 16,
  zoneGap: 16,
  heading: 66,
  line: 22,
  /** What the longest line of the legend takes. */
  leastWidth: 900,
} as const;

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a zone and the rows of its paths are. */
export interface ZoneLayout {
  readonly zone: BytePath['zone'];
  readonly place: Place;
  readonly rows: readonly { readonly path: BytePath; readonly y: number }[];
}

export interface Layout {
  readonly width: number;
  /** Where the legend begins. */
  readonly legendY: number;
  readonly zones: readonly ZoneLayout[];
  /** Left edge of the boxes of a kind. */
  readonly xOf: (kind: StationKind) => number;
}

/** A column for each kind of station that a path has, a band for each zone and a row for each path. */
export function bytePathLayout(paths: readonly BytePath[]): Layout {
  const kinds = stationKinds.filter((kind) =>
    paths.some(({ stations }) => stations.some((each) => each.kind === kind)),
  );
  const { margin, zonePadding, boxWidth, gap } = sizes;
  // The object store stands outside the zones, behind their edge.
  const xOf = (kind: StationKind) =>
    margin + zonePadding + kinds.indexOf(kind) * (boxWidth + gap) + (kind === 'objectStore' ? zonePadding : 0);
  const zones = zoneLayouts(paths, xOf('objectStore') - gap - margin);
  const last = zones.at(-1)?.place;
  return {
    width: Math.max(sizes.leastWidth, xOf('objectStore') + boxWidth + margin),
    legendY: last ? last.y + last.height + sizes.zoneGap + sizes.line : sizes.heading + sizes.line,
    zones,
    xOf,
  };
}

function zoneLayouts(paths: readonly BytePath[], width: number): readonly ZoneLayout[] {
  const ids = [...new Set(paths.map(({ zone }) => zone.id))];
  let y: number = sizes.heading;
  return ids.flatMap((id) => {
    const own = paths.filter(({ zone }) => zone.id === id);
    const [first] = own;
    if (!first) return [];
    const top = y + sizes.zoneHeader;
    const height = sizes.zoneHeader + columnHeight(own.length) + sizes.zonePadding;
    const place = { x: sizes.margin, y, width, height };
    y += height + sizes.zoneGap;
    const rows = own.map((path, index) => ({ path, y: top + index * (sizes.boxHeight + sizes.rowGap) }));
    return [{ zone: first.zone, place, rows }];
  });
}

/** Height of a box that stands beside all rows of a zone. */
export const columnHeight = (rows: number) => rows * (sizes.boxHeight + sizes.rowGap) - sizes.rowGap;

/** Widest letter that a sans-serif font has on average, as a part of the text's size. */
const letterWidth = 0.62;

/** Letters of a text that a width has room for. */
const room = (size: keyof typeof textSizes, width: number = sizes.boxWidth) =>
  Math.floor((width - 20) / (textSizes[size] * letterWidth));

/** A text cut to a width, that of a box when left out. */
export const fitting = (text: string, size: keyof typeof textSizes, width?: number): string =>
  text.length <= room(size, width) ? text : `${text.slice(0, room(size, width) - 1)}…`;

/** A text in lines that fit a box; where it can, a line ends with a hyphen. */
export function broken(text: string, size: keyof typeof textSizes): readonly string[] {
  if (text.length <= room(size)) return [text];
  const hyphen = text.lastIndexOf('-', room(size) - 1);
  const end = hyphen > 0 ? hyphen + 1 : room(size);
  return [text.slice(0, end), ...broken(text.slice(end), size)];
}
