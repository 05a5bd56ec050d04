import Ajv from 'ajv';
import { htmlOf } from '../../../lib/plan/report/render-html';
import { textOf } from '../../../lib/plan/report/render-text';
import { simulationAsJson } from '../../../lib/simulate/json/simulation-as-json';
import { simulationJsonSchema } from '../../../lib/simulate/json/simulation-json-schema';
import { renderSvg } from '../../../lib/simulate/report/render-svg';
import { simulationReport } from '../../../lib/simulate/report/simulation-report';
import { simulatedDay } from '../../../lib/simulate/simulated-day';
import { exampleDay } from '../../../lib/simulate/traffic/example-day';
import { example } from '../../support/example';

const deployment = example('retail');
const zone = deployment.brokers[1]!.zone.id;
const days = (['quiet', 'exceptional'] as const).map((day) =>
  simulatedDay(deployment, exampleDay(deployment, day), { zone, fromSecond: 72_000, toSecond: 75_600 }),
);
const report = simulationReport(days, deployment);
const svg = renderSvg(report);
const html = htmlOf(report, { command: 'simulate', noun: 'simulation' });
const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, group]) => group!);

test('same days, same bytes, in every format', () => {
  const again = simulationReport(days, deployment);
  expect(textOf(again)).toBe(textOf(report));
  expect(renderSvg(again)).toBe(svg);
  expect(htmlOf(again, { command: 'simulate', noun: 'simulation' })).toBe(html);
});

test('text answers the questions first, then goes through each day hour by hour', () => {
  const text = textOf(report);
  expect(text).toMatch(/^Simulation of retail\n/);
  for (const question of ['Is the number calm?', 'Do brokers keep up?', 'Does anybody wait?', 'Are there enough?'])
    expect(text).toContain(question);
  for (const line of all(/^(\d\d:00) /gm, text)) expect(line).toMatch(/^[012]\d:00$/);
  expect(all(/^(\d\d:00) /gm, text)).toHaveLength(48);
  expect(text).toContain(`zone ${zone} is lost at 20:00 for 60 minutes`);
  expect(text.split('\n').filter((line) => line.length > 160)).toEqual([]);
});

test('the drawing says what it shows to who does not see it: title, description, and every figure of its tables', () => {
  expect(svg).toMatch(/^<!-- Written by automq-kit simulate. -->\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(svg).toContain('role="img" aria-labelledby="title desc"');
  expect(all(/<title id="title">([^<]+)<\/title>/g, svg)).toHaveLength(1);
  const [described = ''] = all(/<desc id="desc">([^<]+)<\/desc>/g, svg);
  expect(all(/(From: \d\d:00; Clients)/g, described)).toHaveLength(48);
});

test('the drawing needs no other file, and is light or dark as its reader has it', () => {
  expect(svg).not.toMatch(/<(script|image|use|foreignObject)\b|@import|url\((?!#)/);
  expect(svg).toContain('prefers-color-scheme: dark');
  const meant = new Set(all(/var\(--([\w-]+)\)/g, svg));
  const given = new Set(all(/--([\w-]+):/g, svg));
  expect([...meant].filter((name) => !given.has(name))).toEqual([]);
});

test('each picture lies below the one before, and none leaves the drawing', () => {
  const height = Number(all(/^<svg [^>]*height="(\d+)"/gm, svg)[0]);
  const placed = [...svg.matchAll(/<svg x="0" y="(\d+)"[^>]*? height="(\d+)"/g)].map(([, y, tall]) => [
    Number(y),
    Number(tall),
  ]);
  expect(placed).toHaveLength(6);
  for (const [index, [y, tall]] of placed.entries())
    expect(y! + tall!).toBeLessThanOrEqual(placed[index + 1]?.[0] ?? height);
});

test('every id is there once in the page and in the drawing', () => {
  for (const text of [svg, html]) {
    const ids = all(/\bid="([^"]*)"/g, text);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  }
});

test('the page is one of the simulation: it says so where it begins and ends', () => {
  expect(html).toMatch(/^<!doctype html>\n<!-- Written by automq-kit simulate. -->/);
  expect(html).toContain('Skip to the simulation');
  expect(html).toContain('<code>automq-kit simulate</code>');
  expect(all(/<figure id="([\w-]+)">/g, html)).toEqual(
    ['quiet', 'exceptional'].flatMap((day) => ['traffic', 'brokers', 'use'].map((figure) => `${day}-${figure}`)),
  );
});

describe('JSON', () => {
  const json = simulationAsJson(deployment.name, days, []);

  test('is as its schema says, in every part', () => {
    const validate = new Ajv({ strict: false }).compile(simulationJsonSchema());
    validate(JSON.parse(JSON.stringify(json)));
    expect(validate.errors).toBeNull();
  });

  test('has a point for every five minutes and every change of a number', () => {
    for (const [index, day] of json.days.entries()) {
      expect(day.points.map(({ at }) => at).slice(0, 3)).toEqual(['00:00', '00:05', '00:10']);
      expect(day.points).toHaveLength(288);
      expect(day.changes).toHaveLength(days[index]!.summary.changes + json.zones.length);
    }
    expect(json.loss).toEqual({ zone, at: '20:00', minutes: 60 });
  });

  test('a lost zone has no broker that serves and asks for nothing', () => {
    const out = json.days[1]!.points.find(({ at }) => at === '20:30')!.zones[1];
    expect(out).toMatchObject({ zone, ready: 0, networkPercent: 0 });
  });
});
