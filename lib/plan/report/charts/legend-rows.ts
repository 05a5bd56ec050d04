import type { LegendComponentOption } from 'echarts';
import { color, letterWidth } from './chart-style';

const rowHeight = 22;

/** Below the last row, since letters hang lower than the drawing reckons. */
const edge = 6;

/** Fonts differ by a quarter from what the drawing reckons, since it can’t measure them. */
const widestLetter = letterWidth * 1.25;

const gap = 18;

interface LegendRoom {
  /** Of the whole drawing, pixels. */
  readonly width: number;
  /** Of the sign beside a name, pixels. */
  readonly sign: number;
}

export interface LegendRows {
  readonly legend: LegendComponentOption[];
  /** What the rows take at the bottom of the drawing, pixels. */
  readonly height: number;
}

/** A legend at the bottom, in as many rows as its names need in any font. */
export function legendRows(names: readonly string[], { width, sign }: LegendRoom): LegendRows {
  const rows: { names: string[]; width: number }[] = [];
  for (const name of names) {
    const own = sign + 8 + name.length * widestLetter + gap;
    const last = rows.at(-1);
    if (last !== undefined && last.width + own <= width) {
      last.names.push(name);
      last.width += own;
    } else {
      rows.push({ names: [name], width: own });
    }
  }
  const spare = Math.max(0, ...names.map(({ length }) => length)) * (letterWidth / 4);
  return {
    height: rows.length * rowHeight + edge,
    legend: rows.map((row, index) => ({
      bottom: (rows.length - 1 - index) * rowHeight + edge,
      left: 'center',
      padding: 0,
      itemWidth: sign,
      itemGap: gap + spare,
      data: row.names,
      textStyle: { color: color.ink },
    })),
  };
}
