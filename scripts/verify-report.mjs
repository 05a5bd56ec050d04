// Opens the HTML plan of every example in a real Chromium, in light and dark, at desktop and phone width and on paper:
// it loads nothing else, prints no error, passes the accessibility rules of axe, never scrolls sideways, nothing leaves
// its box, and no letter of a chart is cut off or covered. Names of examples choose some of them. `--screenshots FOLDER` keeps pictures of all of it, to be looked at.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchedBrowser, none, opened, verifyPage } from './page-in-browser.mjs';
import { repeatedIds } from './report-page-checks.mjs';
import { assert, chosen, run, screenshots, steps } from './verify-run.mjs';

const root = resolve(import.meta.dirname, '..');

const examples = readdirSync(join(root, 'deployments'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''));
const schemes = ['light', 'dark'];
const widths = { desktop: 1280, phone: 390 };
const work = mkdtempSync(join(tmpdir(), 'verify-report-'));
const pictures = screenshots && resolve(screenshots);
if (pictures) mkdirSync(pictures, { recursive: true });
const browser = await launchedBrowser();

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

async function verifyView({ name, html, scheme, device }) {
  const view = `${name}, ${device}, ${scheme}`;
  const { page, trouble } = await opened(browser, html, { width: widths[device], scheme, type: 'screen' });
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${device}-${scheme}.png`), fullPage: true });
  // What is folded is looked at as well.
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  await verifyPage(page, view);
  if (device === 'desktop') none(await page.evaluate(repeatedIds), `${view}: every id is there once`);
  none(trouble.errors, `${view}: no error in the console`);
  none(trouble.requests, `${view}: nothing is loaded but the file`);
  await page.close();
}

async function verifyPaper({ name, html }) {
  const { page, trouble } = await opened(browser, html, { width: 1040, scheme: 'dark', type: 'print' });
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
