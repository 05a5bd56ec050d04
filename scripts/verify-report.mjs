// Opens the HTML plan of every example in a real Chromium, in light and dark, at desktop and phone width and on paper:
// it loads nothing else, prints no error, passes the accessibility rules of axe, never scrolls sideways, nothing leaves
// its box, and no letter of a chart is cut off or covered. Names of examples choose some of them. `--screenshots FOLDER` keeps pictures of all of it, to be looked at.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';
import { coveredTexts, leavingBoxes, repeatedIds } from './report-page-checks.mjs';
import { assert, chosen, run, screenshots, skip, steps } from './verify-run.mjs';

const root = resolve(import.meta.dirname, '..');

/** Where Debian and others put it; CHROMIUM names another one. */
const chromium = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));
if (chromium === undefined) skip('no Chromium: install it, or let CHROMIUM name it');

const examples = readdirSync(join(root, 'deployments'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''));
const schemes = ['light', 'dark'];
const widths = { desktop: 1280, phone: 390 };
const work = mkdtempSync(join(tmpdir(), 'verify-report-'));
const pictures = screenshots && resolve(screenshots);
if (pictures) mkdirSync(pictures, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: chromium,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

try {
  for (const name of chosen.length > 0 ? chosen : examples) await verify(name);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
steps.report('verify-report');

async function verify(name) {
  console.log(name);
  const html = join(work, `${name}.html`);
  const deployment = join(root, 'deployments', `${name}.yaml`);
  const kit = join(root, 'dist', 'automq-kit.js');
  run(process.execPath, [kit, 'plan', deployment, '--format', 'html', '--as-of', '2026-11-21', '--out', html]);
  for (const scheme of schemes) {
    for (const device of Object.keys(widths)) await verifyView({ name, html, scheme, device });
  }
  await verifyPaper({ name, html });
}

/** A page that keeps count of what it asks for and complains of; nothing but the file itself is let through. */
async function open(html, width, media) {
  const page = await browser.newPage();
  const trouble = { requests: [], errors: [] };
  const url = pathToFileURL(html).href;
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: media.scheme }]);
  await page.emulateMediaType(media.type);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url() === url) return request.continue();
    trouble.requests.push(request.url());
    return request.abort();
  });
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) trouble.errors.push(message.text());
  });
  page.on('pageerror', (error) => trouble.errors.push(String(error)));
  await page.goto(url);
  return { page, trouble };
}

async function verifyView({ name, html, scheme, device }) {
  const view = `${name}, ${device}, ${scheme}`;
  const { page, trouble } = await open(html, widths[device], { scheme, type: 'screen' });
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${device}-${scheme}.png`), fullPage: true });
  // What is folded is looked at as well.
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  none(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    `${view}: axe finds no violation`,
  );
  none(await page.evaluate(coveredTexts), `${view}: every letter of a chart is seen`);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert(sideways <= 0, `${view}: the page does not scroll sideways`);
  none(await page.evaluate(leavingBoxes), `${view}: nothing leaves its box, also where it was folded`);
  if (device === 'desktop') none(await page.evaluate(repeatedIds), `${view}: every id is there once`);
  none(trouble.errors, `${view}: no error in the console`);
  none(trouble.requests, `${view}: nothing is loaded but the file`);
  await page.close();
}

async function verifyPaper({ name, html }) {
  const { page, trouble } = await open(html, 1040, { scheme: 'dark', type: 'print' });
  const shown = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    folded: [...document.querySelectorAll('details > div')].filter((each) => !each.checkVisibility()).length,
    contents: document.querySelector('nav').checkVisibility(),
  }));
  assert(shown.ground === 'rgb(255, 255, 255)', `${name}, on paper: black on white, also where the reader has it dark`);
  assert(shown.folded === 0 && !shown.contents, `${name}, on paper: what is folded is open, and links are left out`);
  const paper = await page.pdf({
    preferCSSPageSize: true,
    ...(pictures ? { path: join(pictures, `${name}.pdf`) } : {}),
  });
  assert(Buffer.from(paper.slice(0, 5)).toString() === '%PDF-', `${name}, on paper: it prints`);
  none([...trouble.errors, ...trouble.requests], `${name}, on paper: no error, and nothing is loaded`);
  await page.close();
}

/** Passes where nothing was found, and says what was. */
function none(found, what) {
  assert(
    found.length === 0,
    found.length === 0 ? what : `${what}; ${found.length} are: ${found.slice(0, 3).join(' | ')}`,
  );
}
