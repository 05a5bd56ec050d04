import type { BarSeriesOption } from 'echarts';

type Decal = Exclude<NonNullable<BarSeriesOption['itemStyle']>['decal'], 'none' | undefined>;

/** Names of the colors that the style sheet of the page gives, for light and dark. */
export const color = {
  ink: 'var(--ink)',
  faint: 'var(--faint)',
  edge: 'var(--edge)',
  paper: 'var(--paper)',
  warn: 'var(--bad)',
  /** Text on a colored area. */
  onColor: 'var(--on-color)',
} as const;

/** Told apart by position, name and pattern as well. */
export const palette = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)', 'var(--c6)', 'var(--c7)'];

const pattern = (decal: Decal): Decal => ({ color: 'var(--pattern)', ...decal });

/** A pattern for each color of the palette. */
export const patterns: readonly Decal[] = [
  { symbol: 'none' },
  pattern({ dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 }),
  pattern({
    symbol: 'circle',
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.6,
  }),
  pattern({ dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4 }),
  pattern({ dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: 0 }),
  pattern({
    symbol: 'rect',
    dashArrayX: [
      [4, 8],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.7,
  }),
  pattern({ dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 2 }),
];

export const textStyle = { fontFamily: 'inherit', fontSize: 12, color: color.ink };

export const axisStyle = {
  axisLabel: { color: color.ink, fontSize: 12 },
  axisLine: { lineStyle: { color: color.faint } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: color.edge } },
  nameTextStyle: { color: color.faint, fontSize: 12 },
};

/** Letters are about so wide, pixels, when twelve pixels high; nothing measures them without a browser. */
export const letterWidth = 7;
