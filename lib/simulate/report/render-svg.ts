import { palettes } from '../../plan/report/html/page-style';
import { escaped } from '../../plan/report/html/escaped';
import type { Figure, Report, Table } from '../../plan/report/report';

/** How the file begins, by which the kit knows its own. */
export const svgStart = '<!-- Written by automq-kit simulate. -->\n<svg ';

const width = 960;
const heading = 34;
const edge = 16;

/**
 * The pictures of a report in one drawing, for a browser: light or dark as its reader has it. Its description holds the
 * tables as text, for who does not see it.
 */
export function renderSvg(report: Report): string {
  const placed = placedFigures(report);
  const height = edge + placed.reduce((sum, each) => sum + heading + each.height, 0);
  return [
    `${svgStart}xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(`${report.title}: ${report.subject}`)}</title>`,
    `<desc id="desc">${escaped(described(report))}</desc>`,
    `<style>\n${variables(palettes.light)}\n@media (prefers-color-scheme: dark) { ${variables(palettes.dark)} }\n${sheet}\n</style>`,
    `<rect width="${width}" height="${height}" fill="var(--paper)"/>`,
    ...placed.flatMap(({ figure, drawing, top }) => [
      `<text x="${edge}" y="${top + 22}" class="caption">${escaped(figure.caption)}</text>`,
      drawing.replace('<svg ', `<svg x="0" y="${top + heading}" `),
    ]),
    '</svg>',
    '',
  ].join('\n');
}

const sheet =
  "svg { font-family: system-ui, -apple-system, 'Segoe UI', sans-serif; } .caption { font-size: 15px; font-weight: 600; fill: var(--ink); }";

const variables = (palette: Readonly<Record<string, string>>) =>
  `:root { ${Object.entries(palette)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ')} }`;

interface Placed {
  readonly figure: Figure;
  readonly drawing: string;
  readonly top: number;
  readonly height: number;
}

function placedFigures({ sections }: Report): readonly Placed[] {
  const placed: Placed[] = [];
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'figure') continue;
    const drawing = block.draw('wide', block.id);
    const last = placed.at(-1);
    const top = last === undefined ? edge : last.top + heading + last.height;
    placed.push({ figure: block, drawing, top, height: Number(/ height="(\d+)"/.exec(drawing)?.[1]) });
  }
  return placed;
}

/** Figures in words, then every table row by row. */
function described({ headlines, sections }: Report): string {
  const blocks = sections.flatMap((section) => section.blocks);
  const tables = blocks.filter((block) => block.kind === 'table');
  return [
    ...headlines.map(({ question, answer, detail }) => `${question} ${answer}. ${detail}`),
    ...blocks.flatMap((block) => (block.kind === 'figure' ? [block.description] : [])),
    ...tables.flatMap(tableText),
  ].join('\n');
}

const tableText = ({ caption, columns, rows }: Table): readonly string[] => [
  `${caption}.`,
  ...rows.map((row) =>
    row
      .map((cell, index) => `${String(columns[index]?.heading)}: ${typeof cell === 'string' ? cell : cell.text}`)
      .join('; '),
  ),
];
