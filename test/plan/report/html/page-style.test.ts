import { pageStyle, palettes } from '../../../../lib/plan/report/html/page-style';

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(palettes))('%s', (_, palette) => {
  test.each(['ink', 'faint', 'link', 'good', 'watch', 'bad'] as const)('%s is read on paper and on a panel', (name) => {
    expect(contrast(palette[name], palette.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[name], palette.panel)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['good', 'watch', 'bad'] as const)('%s is read on its badge', (tone) => {
    expect(contrast(palette[tone], palette[`${tone}-ground`])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'] as const)('%s of a chart is told from paper', (name) => {
    expect(contrast(palette[name], palette.paper)).toBeGreaterThanOrEqual(3);
  });
});

test('every color that the page or a chart names has a value in light and dark', () => {
  const named = [...pageStyle.matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name);
  expect(named.filter((name) => !Object.hasOwn(palettes.light, name!))).toEqual([]);
  expect(Object.keys(palettes.dark)).toEqual(Object.keys(palettes.light));
});
