import { renderHtml } from '../../../lib/plan/report/render-html';
import type { Plan } from '../../../lib/plan/plan';
import { example } from '../../support/example';
import { planFixture } from '../../support/plan-fixture';

const deployment = example('production');
const html = renderHtml(planFixture, deployment);
const all = (pattern: RegExp, text = html) => [...text.matchAll(pattern)].map(([, group]) => group!);

test('same plan and deployment, same bytes, whatever was drawn before', () => {
  renderHtml({ ...planFixture, asOf: '2026-12-01' }, example('private'));
  expect(renderHtml(planFixture, deployment)).toBe(html);
});

test('it needs no other file: nothing is loaded, linked or run', () => {
  expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|base|form|use|image)\b/i);
  expect(html).not.toMatch(/@import|@font-face|url\((?!#)/i);
  expect(all(/\b(?:href|src)="([^"]*)"/g).filter((target) => !target.startsWith('#'))).toEqual([]);
  expect(html).not.toMatch(/ on[a-z]+=/i);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

test('every id is there once, and every link and reference meets one', () => {
  const ids = all(/\bid="([^"]*)"/g);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const meant = [...all(/href="#([^"]*)"/g), ...all(/aria-labelledby="([^"]*)"/g), ...all(/url\(#([^)]*)\)/g)];
  expect(meant.filter((id) => !ids.includes(id))).toEqual([]);
});

test('there is one first heading, and none skips a level', () => {
  const levels = all(/<h([1-6])\b/g).map(Number);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)).toEqual([]);
});

test('everything but the way to skip stands in a landmark', () => {
  const [, body = ''] = html.split('<body>');
  const outside = body.replaceAll(/<(header|nav|main|footer)\b[\s\S]*?<\/\1>/g, '').replace(/<\/body>[\s\S]*/, '');
  expect(outside.trim()).toBe('<a class="skip" href="#main">Skip to the plan</a>');
});

test('every table of the report has a caption, and its heads say of what they are the head', () => {
  const tables = all(/<table role="table"[^>]*>([\s\S]*?)<\/table>/g);
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter((table) => !/^\s*<caption>[^<]/.test(table))).toEqual([]);
  expect(tables.flatMap((table) => all(/<th\b((?![^>]*scope=")[^>]*)>/g, table))).toEqual([]);
});

test('every picture says in words what it shows, has a caption, and is drawn for a wide and a narrow page', () => {
  const figures = all(/<figure\b[^>]*>([\s\S]*?)<\/figure>/g);
  expect(figures.length).toBeGreaterThanOrEqual(4);
  for (const figure of figures) {
    expect(figure).toMatch(/<figcaption>[^<]+/);
    expect(figure).toMatch(/role="img" aria-label="[^"]{40,}"/);
    expect(all(/<div class="(wide|narrow)">/g, figure)).toEqual(['wide', 'narrow']);
    expect(all(/<svg ([^>]*)>/g, figure).every((attributes) => attributes.includes('aria-hidden="true"'))).toBe(true);
  }
});

test('what is good or bad is said by a sign and a word, not by a color alone', () => {
  const badges = all(/<span class="badge [a-z]+">(.*?)<\/span><\/td>/g);
  expect(badges.length).toBeGreaterThan(5);
  expect(badges.filter((badge) => !/^<span aria-hidden="true">[✓!✕]<\/span>&nbsp;[a-z0-9]/.test(badge))).toEqual([]);
});

test('a director finds every part of the plan from the top of the page', () => {
  expect(all(/<li><a href="#[^"]*">([^<]*)<\/a><\/li>/g)).toEqual([
    'In short',
    'Capacity',
    'The bill of a month',
    'Findings',
    'Readiness',
    'Zones and paths',
    'Failure domains',
    'Ownership',
    'Decision records',
    'What the figures rest on',
  ]);
});

describe('a text of the file', () => {
  const hostileText = `"><script>alert(1)</script><b onclick='x'>&amp; \`a\``;

  /** Every text of the plan, ids and what selects between words aside, becomes hostile. */
  const hostile = JSON.parse(
    JSON.stringify(planFixture, (key, value: unknown) =>
      [
        'owner',
        'purpose',
        'text',
        'name',
        'effect',
        'message',
        'basis',
        'question',
        'answer',
        'source',
        'thing',
        'markdown',
        'group',
        'reason',
      ].includes(key)
        ? hostileText
        : value,
    ),
  ) as Plan;

  test('is never markup, wherever it stands', () => {
    const page = renderHtml(hostile, { ...deployment, customer: hostileText });
    expect(page).not.toMatch(/<script|<b\b/i);
    expect(page.split('&lt;script&gt;').length).toBeGreaterThan(20);
    // A page of the same plan has the same elements, so no text made one.
    const names = (text: string) => new Set(all(/<([a-z][a-z0-9]*)/gi, text));
    expect([...names(page)].filter((name) => !names(html).has(name))).toEqual([]);
  });
});

test('a plan without prices and without workloads has a page as well', () => {
  const { bill, ...unpriced } = planFixture;
  expect(bill).toBeDefined();
  const page = renderHtml({ ...unpriced, decisions: [], findings: [] }, example('private'));
  expect(page).toContain('No price is known');
  expect(page).toContain('Nothing was found');
});

test('a price from memory is told from one that was looked up', () => {
  const [first, second] = planFixture.bill!.prices;
  const remembered = { ...planFixture.bill!, prices: [first!, { ...second!, recalled: true }] };
  const page = renderHtml({ ...planFixture, bill: remembered }, deployment);
  expect(page).toContain('2026-07-01, from memory');
  expect(html).not.toContain('from memory</span>');
});
