// Opens what the kit writes in a real Chromium, and looks at what every page of it keeps.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';
import { coveredTexts, leavingBoxes } from './report-page-checks.mjs';
import { assert, skip } from './verify-run.mjs';

/** Where Debian and others put it; CHROMIUM names another one. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Ends the run well where there is no Chromium. */
export async function launchedBrowser() {
  const chromium = places.find((path) => path !== undefined && existsSync(path));
  if (chromium === undefined) skip('no Chromium: install it, or let CHROMIUM name it');
  return puppeteer.launch({ executablePath: chromium, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** A page that keeps count of what it asks for and complains of; nothing but the file itself is let through. */
export async function opened(browser, file, { width, scheme, type }) {
  const page = await browser.newPage();
  const trouble = { requests: [], errors: [] };
  const url = pathToFileURL(file).href;
  await page.setViewport({ width, height: 900 });
  // At once: puppeteer's own calls for the type and for the scheme each undo the other.
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    media: type,
    features: [{ name: 'prefers-color-scheme', value: scheme }],
  });
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

/** Accessibility by axe, letters of charts, and boxes that hold what is in them. */
export async function verifyPage(page, view) {
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
}

/** Passes where nothing was found, and says what was. */
export function none(found, what) {
  assert(
    found.length === 0,
    found.length === 0 ? what : `${what}; ${found.length} are: ${found.slice(0, 3).join(' | ')}`,
  );
}
