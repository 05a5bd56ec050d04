import * as fc from 'fast-check';
import { renderBytePath } from '../../lib/docs/render-byte-path';
import { charges } from '../../lib/model/charges';
import { awsVariant } from '../support/aws-variant';
import { example, exampleNames } from '../support/example';
import { deploymentInputs, generated } from '../support/generated-deployment';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Text extends Box {
  readonly text: string;
}

const attributes = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));

const sizes: Record<string, number> = { heading: 17, title: 13, detail: 12, line: 12, number: 12 };

/** Texts with the room that wide letters take. */
const textsIn = (svg: string): readonly Text[] =>
  [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', text = '']) => {
    const { x, y, class: name = '' } = attributes(tag);
    const size = sizes[name]!;
    const width = text.length * size * 0.6;
    const left = Number(x) - (name === 'number' ? width / 2 : 0);
    return { text, left, right: left + width, top: Number(y) - size, bottom: Number(y) + 2 };
  });

const boxesIn = (svg: string): readonly Box[] =>
  [...svg.matchAll(/<rect ([^>]*)\/>/g)].map(([, tag = '']) => {
    const { x = '0', y = '0', width, height } = attributes(tag);
    const [left, top] = [Number(x), Number(y)];
    return { left, top, right: left + Number(width), bottom: top + Number(height) };
  });

const holds = (box: Box, inner: Box) =>
  box.left <= inner.left && box.right >= inner.right && box.top <= inner.top && box.bottom >= inner.bottom;

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A text stays in the innermost box that it begins in, and no text lies on another. */
function expectLegible(svg: string): void {
  const texts = textsIn(svg);
  const boxes = boxesIn(svg);
  const beginsIn = (box: Box, { left, top, bottom }: Text) => holds(box, { left, right: left, top, bottom });
  for (const text of texts.filter(({ text: { length } }) => length > 1)) {
    const innermost = boxes.filter((box) => beginsIn(box, text)).at(-1);
    expect([text.text, innermost !== undefined && holds(innermost, text)]).toEqual([text.text, true]);
    expect(texts.filter((other) => other !== text && meet(other, text))).toEqual([]);
  }
}

describe('the picture', () => {
  test.each(exampleNames)('of %s is legible: no text leaves its box or lies on another', (name) => {
    expectLegible(renderBytePath(example(name)));
  });

  test('of any deployment is legible', () => {
    fc.assert(
      fc.property(deploymentInputs, (input) => expectLegible(renderBytePath(generated(input)))),
      { numRuns: 40 },
    );
  });

  test('is legible with the longest names', () => {
    const stored = awsVariant('production', (written) => {
      written.storage = { dataBucket: { kind: 'existing', name: 'b'.repeat(63) } };
    });
    expectLegible(renderBytePath({ ...stored, name: 'n'.repeat(27) }));
    const { access, brokers, ...plant } = example('private');
    const named = brokers.map((pool) => ({ ...pool, zone: { ...pool.zone, name: 'w'.repeat(40) } }));
    expectLegible(renderBytePath({ ...plant, access: { cluster: access.cluster }, brokers: named }));
  });

  test('is the same for the same deployment, and needs nothing from elsewhere', () => {
    const svg = renderBytePath(example('production'));
    expect(renderBytePath(example('production'))).toBe(svg);
    expect([...svg.matchAll(/(?:href|src|url\()/g)]).toEqual([]);
  });

  test('says in words what it shows', () => {
    const svg = renderBytePath(example('production'));
    expect(svg).toContain('role="img" aria-labelledby="title desc"');
    expect(svg).toContain('<title id="title">The path of one byte in acme</title>');
    expect(svg).toContain(
      'then Interface endpoint (in the client’s VPC), then Load balancer (acme-link, 10.30.224.0/27)',
    );
  });

  test('has colors for the dark', () => {
    expect(renderBytePath(example('private'))).toContain('@media (prefers-color-scheme: dark)');
  });

  test('has a number for every item on the bill, and says what it is and who pays', () => {
    const svg = renderBytePath(example('production'));
    const numbers = new Set(textsIn(svg).flatMap(({ text }) => (/^\d$/.test(text) ? [text] : [])));
    const lines = textsIn(svg).filter(({ text }) => text.includes('Paid by'));
    expect(numbers.size).toBe(lines.length);
    expect(lines.map(({ text }) => text)).toContain(
      `${charges.interfaceEndpoint.item}. Paid by the account of the client.`,
    );
  });

  test('warns of hops that may leave the zone, without relying on color', () => {
    const router = awsVariant('production', ({ kafka }) => (kafka.zoneRouter = false));
    expect(renderBytePath(router)).toContain('class="path crossing"');
    expect(renderBytePath(router)).toContain('Dashed hops may leave the zone');
    expect(renderBytePath(example('production'))).not.toContain('class="path crossing"');
  });

  test('says so where nobody can come in', () => {
    const closed = awsVariant('minimal', ({ network }) => (network.clientNamespaces = []));
    expect(renderBytePath(closed)).toContain('No client can come in');
  });

  test('takes any text for a text', () => {
    const odd = { ...example('minimal'), name: 'a<b>&"c"' };
    expect(renderBytePath(odd)).toContain('The path of one byte in a&lt;b&gt;&amp;&quot;c&quot;');
  });
});
