import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { catalogueOf } from '../../../lib/contracts/catalogue/catalogue-of';
import { lineagePicture } from '../../../lib/contracts/catalogue/lineage-picture';
import { renderHtml } from '../../../lib/contracts/catalogue/render-html';
import { renderMarkdown } from '../../../lib/contracts/catalogue/render-markdown';
import { searchText } from '../../../lib/contracts/catalogue/search-text';
import { isWrittenCatalogue } from '../../../lib/cli/contracts/catalogue/is-written-catalogue';
import { renderJson } from '../../../lib/cli/problems-as-json';
import { isWrittenPlan } from '../../../lib/cli/plan/is-written-plan';
import { access, contractSet, topicContract } from '../../support/contract-fixture';
import { example } from '../../support/example';

const retail = example('retail');
const of = (...topics: readonly ReturnType<typeof topicContract>[]) =>
  catalogueOf({ deployment: retail, contracts: contractSet(topics), asOf: '2026-11-21' });

describe('the page of the catalogue', () => {
  test('has every topic under its name, so that a link to it opens it', () => {
    const page = renderHtml(of(topicContract(), topicContract({ name: 'inventory.levels' })));
    for (const name of ['inventory.events', 'inventory.levels'])
      expect(page).toContain(`<article class="topic" id="${name}"`);
  });

  test('runs its own script and no other, and loads nothing', () => {
    const page = renderHtml(of(topicContract()));
    const [, script] = /<script>([^]*?)<\/script>/.exec(page)!;
    const hash = createHash('sha256').update(script!).digest('base64');
    expect(page).toContain("default-src 'none'");
    expect(page).toContain(`script-src 'sha256-${hash}'`);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/\b(src|href)="(?!#)/);
  });

  test('a text of a contract is text and nothing else, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'a', '`', '=') }), (text) => {
        const own = `<x ${text}</script><img onerror="y">`;
        const topic = topicContract({
          description: own,
          fields: { 'x-owner': own, 'x-purpose': own },
          accesses: [{ ...access(), principal: own, owner: own, group: own }],
        });
        const page = renderHtml(of(topic));
        expect(page).not.toContain('<img');
        expect(page).not.toContain('<x ');
        expect(page.match(/<\/script>/g)).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });

  test('is searched by name, owner, class, field, principal and group, in small letters', () => {
    const [topic] = of(topicContract()).topics;
    const lines = searchText(topic!).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'name:inventory.events',
        'owner:inventory',
        'owner:fulfilment',
        'class:operational',
        'field:productid',
        'principal:fulfilment',
        'group:inventory.fulfilment',
      ]),
    );
  });

  test('offers each owner, class and visibility with the number of its topics', () => {
    const page = renderHtml(
      of(
        topicContract(),
        topicContract({ name: 'b', fields: { 'x-visibility': 'internal' } }),
        topicContract({ name: 'c' }),
      ),
    );
    expect(page).toContain('<option value="internal">internal (1)</option><option value="public">public (2)</option>');
    expect(page).toContain('<option value="Inventory">Inventory (3)</option>');
  });
});

describe('the picture of a topic', () => {
  test('counts neighbours that it has no room for', () => {
    const before = Array.from({ length: 11 }, (_, index) => ({ how: 'written by', name: `p${index}` }));
    const picture = lineagePicture('a', { before, after: [] }, 'wide');
    expect(picture).toContain('and 3 more');
    expect(picture).not.toContain('p8');
  });

  test('is drawn for a topic that nobody writes or reads', () => {
    expect(lineagePicture('a', { before: [], after: [] }, 'narrow')).toContain('>a</text>');
  });
});

describe('what the kit wrote', () => {
  test('is known in every format, and a plan is none', () => {
    const catalogue = of(topicContract());
    const texts = [renderHtml(catalogue), renderMarkdown(catalogue), `${renderJson(catalogue)}\n`];
    expect(texts.map(isWrittenCatalogue)).toEqual([true, true, true]);
    expect(texts.map(isWrittenPlan)).toEqual([false, false, false]);
    expect(isWrittenCatalogue('<!doctype html>\n<!-- Written by automq-kit plan. -->')).toBe(false);
    expect(isWrittenCatalogue('# Topics')).toBe(false);
  });

  test('Markdown names every topic, its purpose and its consumers', () => {
    const text = renderMarkdown(of(topicContract()));
    expect(text).toContain('## inventory.events');
    expect(text).toContain('Changes of stock, one record each.');
    expect(text).toMatch(/\| fulfilment +\| Fulfilment +\| inventory\.fulfilment/);
  });
});
