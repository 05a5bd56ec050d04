// Opens simulations of examples in a real Chromium: the page in light and dark, at desktop and phone width, and the
// drawing alone. Nothing else is loaded, nothing is cut off or covered, and axe finds nothing. Names of examples choose
// some of them. `--screenshots FOLDER` keeps pictures, to be looked at.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchedBrowser, none, opened, verifyPage } from './page-in-browser.mjs';
import { repeatedIds } from './report-page-checks.mjs';
import { assert, chosen, run, screenshots, steps } from './verify-run.mjs';

const root = resolve(import.meta.dirname, '..');
/** By example, the zone that is lost. */
const examples = { retail: 'use1-az6', production: 'use1-az4', 'supply-chain': 'euc1-az2' };
const schemes = ['light', 'dark'];
const widths = { desktop: 1280, phone: 390 };
const work = mkdtempSync(join(tmpdir(), 'verify-simulate-'));
const pictures = screenshots && resolve(screenshots);
if (pictures) mkdirSync(pictures, { recursive: true });
const browser = await launchedBrowser();

try {
  for (const name of chosen.length > 0 ? chosen : Object.keys(examples)) await verify(name);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
steps.report();

async function verify(name) {
  console.log(name);
  const [html, svg] = ['html', 'svg'].map((format) => {
    const file = join(work, `${name}.${format}`);
    const deployment = join(root, 'deployments', `${name}.yaml`);
    const lose = ['--lose-zone', examples[name], '--at', '20:00', '--for', '45'];
    const kit = join(root, 'dist', 'automq-kit.js');
    run(process.execPath, [kit, 'simulate', deployment, ...lose, '--format', format, '--out', file]);
    return file;
  });
  for (const scheme of schemes) {
    for (const device of Object.keys(widths)) await verifyView({ name, html, scheme, device });
    await verifyDrawing({ name, svg, scheme });
  }
}

async function verifyView({ name, html, scheme, device }) {
  const view = `${name}, ${device}, ${scheme}`;
  const { page, trouble } = await opened(browser, html, { width: widths[device], scheme, type: 'screen' });
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${device}-${scheme}.png`), fullPage: true });
  await verifyPage(page, view);
  none(trouble.errors, `${view}: no error in the console`);
  none(trouble.requests, `${view}: nothing is loaded but the file`);
  await page.close();
}

async function verifyDrawing({ name, svg, scheme }) {
  const view = `${name}, drawing, ${scheme}`;
  const { page, trouble } = await opened(browser, svg, { width: 960, scheme, type: 'screen' });
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-drawing-${scheme}.png`), fullPage: true });
  none(await page.evaluate(repeatedIds), `${view}: every id is there once`);
  none(await page.evaluate(lettersOutside), `${view}: no letter is cut off or without a color`);
  const colors = await page.evaluate(() => ({
    ground: getComputedStyle(document.querySelector('rect')).fill,
    letters: getComputedStyle(document.querySelector('text')).fill,
  }));
  assert(isLight(colors.ground) === (scheme === 'light'), `${view}: its ground is ${scheme}`);
  assert(isLight(colors.letters) !== isLight(colors.ground), `${view}: its letters stand out`);
  none([...trouble.errors, ...trouble.requests], `${view}: no error, and nothing is loaded but the file`);
  await page.close();
}

/** `rgb(15, 20, 26)` is not. */
function isLight(color) {
  const parts = color.match(/\d+/g).slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part) > 384;
}

/** Runs in the page: letters that leave the drawing, or that nobody sees. */
function lettersOutside() {
  const frame = document.documentElement.getBoundingClientRect();
  return [...document.querySelectorAll('text')]
    .filter((text) => {
      const place = text.getBoundingClientRect();
      const outside = place.left < frame.left || place.right > frame.right || place.bottom > frame.bottom;
      return text.textContent.trim() !== '' && (outside || getComputedStyle(text).fill === 'none');
    })
    .map((text) => text.textContent);
}
