/** Colors of the page and its charts, for light and dark. */
export const palettes = {
  light: {
    paper: '#ffffff',
    panel: '#f3f6f9',
    ink: '#1a2027',
    faint: '#505a66',
    edge: '#d0d7de',
    link: '#0757b3',
    good: '#186a33',
    watch: '#7a5200',
    bad: '#b42318',
    'good-ground': '#e3f4e8',
    'watch-ground': '#fff3d6',
    'bad-ground': '#fde7e4',
    'on-color': '#ffffff',
    pattern: 'rgba(255,255,255,.55)',
    c1: '#0b5cad',
    c2: '#b4541a',
    c3: '#2b7a4b',
    c4: '#7447b0',
    c5: '#806600',
    c6: '#b0306a',
    c7: '#56616e',
  },
  dark: {
    paper: '#0f141a',
    panel: '#182029',
    ink: '#e8edf2',
    faint: '#a9b4c0',
    edge: '#35404c',
    link: '#7db8ff',
    good: '#7bd69a',
    watch: '#f0c265',
    bad: '#ff9d92',
    'good-ground': '#14301f',
    'watch-ground': '#352a10',
    'bad-ground': '#3d1a17',
    'on-color': '#0f141a',
    pattern: 'rgba(0,0,0,.45)',
    c1: '#6cb2ff',
    c2: '#ff9d5c',
    c3: '#5fcf8f',
    c4: '#c3a1ff',
    c5: '#dcbf4a',
    c6: '#ff8fbd',
    c7: '#a9b4c0',
  },
} as const;

const variables = (palette: Readonly<Record<string, string>>) =>
  `:root { ${Object.entries(palette)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ')} }`;

const screen = `
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1240px; padding: 0 20px 48px; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 20px; top: 8px; background: var(--paper); padding: 8px; }
header { padding: 32px 0 8px; }
h1 { font-size: 32px; line-height: 1.2; margin: 0 0 4px; }
header p, footer { color: var(--faint); margin: 0; }
h2 { font-size: 24px; line-height: 1.25; margin: 48px 0 12px; padding-top: 16px; border-top: 2px solid var(--edge); }
#summary h2 { border-top: 0; margin-top: 8px; padding-top: 0; }
h3 { font-size: 16px; margin: 20px 0 6px; }
h4, h5, h6 { font-size: 15px; margin: 16px 0 4px; }
p { margin: 0 0 12px; max-width: 75ch; }
code { font-family: ui-monospace, 'SFMono-Regular', Menlo, monospace; font-size: .92em; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; margin: 12px 0 20px; padding: 0; }
nav a { display: inline-block; padding: 4px 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(216px, 1fr)); gap: 14px; list-style: none;
  margin: 0; padding: 0; }
.card { border: 1px solid var(--edge); border-left: 5px solid var(--edge); border-radius: 8px; padding: 14px 16px;
  background: var(--panel); }
.card h3 { margin: 0; font-size: 14px; font-weight: 500; color: var(--faint); }
.card .answer { font-size: 21px; line-height: 1.25; font-weight: 650; margin: 2px 0 6px; }
.card p { margin: 0; font-size: 14px; }
.card.good { border-left-color: var(--good); } .card.good .sign { color: var(--good); }
.card.watch { border-left-color: var(--watch); } .card.watch .sign { color: var(--watch); }
.card.bad { border-left-color: var(--bad); } .card.bad .sign { color: var(--bad); }
.badge { display: inline-block; border-radius: 10px; padding: 1px 9px; font-size: 13px; font-weight: 600; }
.badge.good { color: var(--good); background: var(--good-ground); }
.badge.watch { color: var(--watch); background: var(--watch-ground); }
.badge.bad { color: var(--bad); background: var(--bad-ground); }
.share { display: inline-flex; align-items: center; gap: 8px; white-space: nowrap; }
.share.bad { color: var(--bad); font-weight: 600; }
.bar { flex: none; width: 64px; height: 10px; border: 1px solid var(--faint); border-radius: 3px; overflow: hidden; }
.bar span { display: block; height: 100%; background: var(--c1); }
.share.bad .bar span { background: var(--bad); }
.table { margin: 20px 0; }
.inner { margin: 10px 0; }
.inner caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.4; }
caption { text-align: left; font-weight: 600; font-size: 15px; padding: 0 0 8px; }
th, td { text-align: left; vertical-align: top; padding: 7px 10px; border-bottom: 1px solid var(--edge); }
thead th { color: var(--faint); font-weight: 600; border-bottom: 2px solid var(--faint); vertical-align: bottom; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.totals tbody tr:last-child > * { border-top: 2px solid var(--faint); font-weight: 650; }
figure { margin: 24px 0; }
figcaption { font-weight: 600; font-size: 15px; margin-bottom: 8px; }
.picture svg { display: block; max-width: 100%; height: auto; font-family: inherit; }
.narrow { display: none; }
details { border: 1px solid var(--edge); border-radius: 8px; margin: 10px 0; background: var(--panel); }
summary { padding: 10px 14px; font-weight: 600; cursor: pointer; }
.inside { padding: 0 16px 12px; }
footer { margin-top: 48px; padding-top: 12px; border-top: 2px solid var(--edge); font-size: 14px; }
@media (min-width: 721px) {
  .table { overflow-wrap: normal; }
  tbody td:not(.short) { overflow-wrap: anywhere; }
  .short { white-space: nowrap; }
  tbody td:not(.number):not(.short) { min-width: 130px; }
}`;

/** On a phone a row is a card: its first cell the title, the others lines that name their column. */
const phone = `
@media (max-width: 720px) {
  body { padding: 0 14px 32px; }
  h1 { font-size: 26px; }
  .wide { display: none; }
  .narrow { display: block; }
  .table table, .table tbody, .table tr, .table th, .table td, .table caption { display: block; }
  .table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .table tr { border: 1px solid var(--edge); border-radius: 8px; margin: 0 0 10px; padding: 8px 12px; }
  .table th, .table td { border: 0; padding: 3px 0; text-align: left; }
  .table td { display: grid; grid-template-columns: minmax(96px, 36%) 1fr; gap: 8px; }
  .table td::before { content: attr(data-label); color: var(--faint); }
  .table td > span { min-width: 0; overflow-wrap: anywhere; }
  .share { white-space: normal; }
  .table .totals tbody tr:last-child > * { border-top: 0; }
  .table .totals tbody tr:last-child { border: 2px solid var(--faint); }
}`;

const paper = `
@media print {
  ${variables(palettes.light)}
  :root { color-scheme: light; }
  @page { size: A4 landscape; margin: 12mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  header { padding: 0; }
  nav, .skip { display: none; }
  h2 { margin-top: 24px; }
  .cards { grid-template-columns: repeat(5, 1fr); gap: 8px; }
  .card { padding: 8px 10px; }
  .card .answer { font-size: 13pt; }
  .card p, .card h3 { font-size: 9pt; }
  table, .badge { font-size: 8pt; }
  th, td { padding: 4px 7px; }
  thead { display: table-header-group; }
  tr, figure, .card, .table.small { break-inside: avoid; }
  h2, h3, h4, h5, caption, figcaption, summary, thead, tbody tr:first-child { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  details::details-content { content-visibility: visible; height: auto; }
  .badge, .bar, .bar span, .card, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;

/** Style sheet of the page: fonts of the reader's system, light or dark as the reader has it, phone and paper. */
export const pageStyle = [
  variables(palettes.light),
  `@media (prefers-color-scheme: dark) {\n${variables(palettes.dark)}\n}`,
  screen.trim(),
  phone.trim(),
  paper.trim(),
].join('\n');
