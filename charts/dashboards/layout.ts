import type { Panel } from './panel';

/** Grafana's grid is 24 columns wide, and a row of it is 30 pixels high. */
const columns = 24;

export interface GridPosition {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Most panels side by side, and their height. */
const shapes: Readonly<Record<Panel['kind'], { readonly perLine: number; readonly height: number }>> = {
  stat: { perLine: 6, height: 4 },
  graph: { perLine: 3, height: 8 },
  table: { perLine: 1, height: 10 },
};

/** Height of a row's title. */
export const titleHeight = 1;

/**
 * Places the panels of a row below `top`, in their order. Panels of one kind share lines evenly and fill them: seven
 * graphs are lines of three, two and two.
 */
export function layout(kinds: readonly Panel['kind'][], top: number): readonly GridPosition[] {
  let y = top;
  return linesOf(kinds).flatMap(({ kind, count }) => {
    const { height } = shapes[kind];
    const line = Array.from({ length: count }, (_, index): GridPosition => {
      const x = Math.floor((columns * index) / count);
      return { x, y, w: Math.floor((columns * (index + 1)) / count) - x, h: height };
    });
    y += height;
    return line;
  });
}

interface Line {
  readonly kind: Panel['kind'];
  readonly count: number;
}

function linesOf([kind, ...others]: readonly Panel['kind'][]): readonly Line[] {
  if (kind === undefined) return [];
  const end = others.findIndex((other) => other !== kind);
  const count = end === -1 ? others.length + 1 : end + 1;
  return [...evenLines(kind, count), ...linesOf(others.slice(count - 1))];
}

function evenLines(kind: Panel['kind'], count: number): readonly Line[] {
  const lines = Math.ceil(count / shapes[kind].perLine);
  return Array.from({ length: lines }, (_, index) => ({ kind, count: Math.ceil((count - index) / lines) }));
}
