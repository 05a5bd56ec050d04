// Opens the catalogue of the retail example in a real Chromium, in light and dark, at desktop and phone width and on paper:
// it loads nothing, prints no error, passes the accessibility rules of axe; search, choices and links to one topic work,
// and the page is whole without its script. Then a page whose contracts try to break out of it, and one of 2,000 topics
// whose search is timed. `--screenshots FOLDER` keeps pictures of all of it, to be looked at.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundledProgram } from './bundled-program.mjs';
import { chooseTopics, searchTopics, shownTopics, timedSearches } from './catalogue-page-checks.mjs';
import { launchedBrowser, none, opened, verifyPage } from './page-in-browser.mjs';
import { repeatedIds } from './report-page-checks.mjs';
import { assert, capture, screenshots, steps } from './verify-run.mjs';

const root = resolve(import.meta.dirname, '..');
const deployment = join(root, 'deployments', 'retail.yaml');
const widths = { desktop: 1280, phone: 390 };
/** A topic more than anybody has in one page, and how long a letter in the search box may take. */
const [manyTopics, slowestMs] = [2000, 100];
const work = mkdtempSync(join(tmpdir(), 'verify-catalogue-'));
const pictures = screenshots && resolve(screenshots);
if (pictures) mkdirSync(pictures, { recursive: true });
const browser = await launchedBrowser();

try {
  const { hostilePage, largePage } = await bundledProgram('catalogue-pages', work);
  await verifyExample(written('retail', catalogue('html')));
  const data = JSON.parse(catalogue('json'));
  await verifyHostile(written('hostile', hostilePage(data)));
  await verifyLarge(written('large', largePage(data, manyTopics)));
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
steps.report();

function written(name, page) {
  const file = join(work, `${name}.html`);
  writeFileSync(file, page);
  return file;
}

function catalogue(format) {
  const kit = join(root, 'dist', 'automq-kit.js');
  const flags = ['--format', format, '--as-of', '2026-11-21'];
  return capture(process.execPath, [kit, 'contracts', 'catalogue', deployment, ...flags]);
}

async function verifyExample(html) {
  for (const scheme of ['light', 'dark'])
    for (const device of Object.keys(widths)) await verifyView(html, scheme, device);
  await verifySearch(html);
  await verifyWithoutScript(html);
  await verifyPaper(html);
}

async function verifyView(html, scheme, device) {
  const view = `retail, ${device}, ${scheme}`;
  const { page, trouble } = await opened(browser, html, { width: widths[device], scheme, type: 'screen' });
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  // What is not near the window is not laid out, so nothing could be said of it.
  await page.addStyleTag({ content: '.topic { content-visibility: visible !important }' });
  if (pictures) await page.screenshot({ path: join(pictures, `retail-${device}-${scheme}.png`), fullPage: true });
  await verifyPage(page, view);
  if (device === 'desktop') none(await page.evaluate(repeatedIds), `${view}: every id is there once`);
  none(trouble.errors, `${view}: no error in the console`);
  none(trouble.requests, `${view}: nothing is loaded but the file`);
  await page.close();
}

async function verifySearch(html) {
  const { page, trouble } = await opened(browser, html, { width: widths.desktop, scheme: 'light', type: 'screen' });
  const all = await page.evaluate(shownTopics);
  assert(all.length > 1, `retail: ${all.length} topics are there`);
  const [one] = all;
  const byName = await page.evaluate(searchTopics, `name:${one.name}`);
  assert(
    byName.some(({ name }) => name === one.name) && byName.length < all.length,
    'search finds a topic by its name',
  );
  for (const kind of ['owner', 'class', 'field', 'principal', 'group']) {
    const word = new RegExp(`^${kind}:\\S+`, 'm').exec(all.map(({ text }) => text).join('\n'))[0];
    const expected = all.filter(({ text }) => text.includes(word)).map(({ name }) => name);
    const found = (await page.evaluate(searchTopics, word)).map(({ name }) => name);
    assert(found.length > 0 && found.join() === expected.join(), `search finds ${found.length} topics by "${word}"`);
  }
  assert((await page.evaluate(searchTopics, 'no such word')).length === 0, 'search finds nothing by what is nowhere');
  assert(await page.evaluate(() => document.getElementById('page:none').checkVisibility()), 'and the page says so');
  await page.evaluate(searchTopics, '');
  for (const facet of ['owner', 'class', 'visibility']) {
    const found = await page.evaluate(chooseTopics, facet);
    const right = found.shown.length === found.counted && found.shown.every((value) => value === found.value);
    assert(right, `${facet} "${found.value}" shows its ${found.counted} topics and no other`);
  }
  await verifyLink(page, html, one.name);
  none([...trouble.errors, ...trouble.requests], 'search, choices and links: no error, and nothing is loaded');
  await page.close();
}

async function verifyLink(page, html, name) {
  await page.evaluate(searchTopics, 'no such word');
  await page.evaluate((topic) => void (location.hash = topic), name);
  const isOpen = (topic) => {
    const element = document.getElementById(topic);
    return element.checkVisibility() && element.querySelector('details').open;
  };
  await page.waitForFunction(isOpen, { timeout: 5000 }, name).catch(() => undefined);
  assert(await page.evaluate(isOpen, name), 'a link opens its topic, also one that the search hid');
}

async function verifyWithoutScript(html) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`file://${html}`);
  const { shown, form } = await page.evaluate(() => ({
    shown: [...document.querySelectorAll('article')].filter((each) => each.checkVisibility()).length,
    form: document.querySelector('form').checkVisibility(),
  }));
  assert(shown > 1 && !form, `without its script all ${shown} topics are there, and no search that does nothing`);
  await page.close();
}

async function verifyPaper(html) {
  const { page, trouble } = await opened(browser, html, { width: 1040, scheme: 'dark', type: 'print' });
  const shown = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    folded: [...document.querySelectorAll('details > div')].filter((each) => !each.checkVisibility()).length,
    form: document.querySelector('form').checkVisibility(),
  }));
  assert(shown.ground === 'rgb(255, 255, 255)', 'on paper: black on white, also where the reader has it dark');
  assert(shown.folded === 0 && !shown.form, 'on paper: what is folded is open, and the search is left out');
  const paper = await page.pdf({
    preferCSSPageSize: true,
    ...(pictures ? { path: join(pictures, 'retail.pdf') } : {}),
  });
  assert(Buffer.from(paper.slice(0, 5)).toString() === '%PDF-', 'on paper: it prints');
  none([...trouble.errors, ...trouble.requests], 'on paper: no error, and nothing is loaded');
  await page.close();
}

async function verifyHostile(html) {
  const { page, trouble } = await opened(browser, html, { width: widths.desktop, scheme: 'light', type: 'screen' });
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  await page.evaluate(searchTopics, 'globalthis');
  const found = await page.evaluate(() => ({
    hurt: globalThis.hurt,
    elements: document.querySelectorAll('main img, main script, [onerror]').length,
    scripts: document.scripts.length,
    topics: document.querySelectorAll('article').length,
  }));
  assert(found.hurt === undefined, 'hostile texts: none of them ran');
  assert(found.elements === 0 && found.scripts === 1 && found.topics === 1, 'hostile texts: all of them are text');
  none([...trouble.errors, ...trouble.requests], 'hostile texts: no error, and nothing is loaded');
  await page.close();
}

async function verifyLarge(html) {
  const { page, trouble } = await opened(browser, html, { width: widths.desktop, scheme: 'light', type: 'screen' });
  const { slowest, median, searches, shown } = await page.evaluate(timedSearches, 'topic-199');
  assert(
    median < slowestMs,
    `${manyTopics} topics: a letter in the search box takes ${median.toFixed(0)} ms in the median of ${searches}, ${slowest.toFixed(0)} ms at most, until it is laid out`,
  );
  // topic-199 and topic-1990 to topic-1999.
  assert(shown === 11, `${manyTopics} topics: the search finds ${shown} of them`);
  none([...trouble.errors, ...trouble.requests], `${manyTopics} topics: no error, and nothing is loaded`);
  await page.close();
}
