import { escaped } from './html/escaped';

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element on a line of its own, with its children below it. */
export function svgElement(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const open = `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(String(value))}"`)].join(' ')}`;
  return children.length === 0 ? `${open}/>` : [`${open}>`, ...children, `</${name}>`].join('\n');
}

/** A text element, which keeps its text on its line. */
export const svgText = (attributes: Attributes, text: string, name = 'text'): string =>
  svgElement(name, attributes, [escaped(text)]).replaceAll('\n', '');
