/** Colors of the picture, for readers in the light and in the dark. */
const palettes = {
  light: {
    paper: '#ffffff',
    ink: '#1f2328',
    faint: '#57606a',
    zone: '#eef3f8',
    edge: '#8c959f',
    path: '#0969da',
    warn: '#bc4c00',
  },
  dark: {
    paper: '#0d1117',
    ink: '#e6edf3',
    faint: '#a5adb8',
    zone: '#1b222c',
    edge: '#6e7681',
    path: '#58a6ff',
    warn: '#ffa657',
  },
};

/** Sizes of text, pixels. */
export const textSizes = { heading: 17, title: 13, detail: 12 } as const;

const rules = ({ paper, ink, faint, zone, edge, path, warn }: (typeof palettes)['light']) => [
  `.paper, .box { fill: ${paper}; }`,
  `.zone { fill: ${zone}; }`,
  `.zone, .box { stroke: ${edge}; }`,
  `text { fill: ${ink}; }`,
  `.detail { fill: ${faint}; }`,
  `.path { stroke: ${path}; fill: none; }`,
  `.head, .badge { fill: ${path}; }`,
  `.crossing { stroke: ${warn}; }`,
  `.warning { fill: ${warn}; }`,
  `.number { fill: ${paper}; }`,
];

/** Style sheet of the picture; its fonts are those of the reader's system. */
export const bytePathStyle = [
  'text { font-family: system-ui, sans-serif; }',
  `.heading { font-size: ${textSizes.heading}px; font-weight: 600; }`,
  `.title { font-size: ${textSizes.title}px; font-weight: 600; }`,
  `.detail, .line, .number { font-size: ${textSizes.detail}px; }`,
  '.number { font-weight: 600; text-anchor: middle; }',
  '.path { stroke-width: 2; }',
  '.crossing { stroke-dasharray: 5 4; }',
  ...rules(palettes.light),
  `@media (prefers-color-scheme: dark) {\n${rules(palettes.dark).join('\n')}\n}`,
].join('\n');
