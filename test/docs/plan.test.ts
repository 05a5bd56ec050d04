import { constantNames } from '../../lib/facts/capacity-constants';
import { failureTimings } from '../../lib/facts/failure-timings';
import { readinessItemIds, readinessItems } from '../../lib/facts/readiness-items';
import { renderPlan } from '../../lib/docs/render-plan';
import { assumptions } from '../../lib/plan/bill/assumptions';
import { failConditionForms } from '../../lib/plan/fails-on';
import { planChangeJsonSchema, planJsonSchema } from '../../lib/plan/plan-json-schema';
import { resultFile } from '../../lib/plan/result-file';

const page = renderPlan();

test('the page has a row for every constant, timing, assumption, condition and field', () => {
  const rows = [
    ...constantNames,
    ...Object.keys(failureTimings),
    ...Object.keys(assumptions),
    ...Object.keys(failConditionForms),
    ...Object.keys(planJsonSchema().properties ?? {}),
    ...Object.keys(planChangeJsonSchema().properties ?? {}),
    ...Object.keys(resultFile.shape),
  ];
  expect(rows.filter((name) => !page.includes(`| \`${name}\``))).toEqual([]);
});

test('the page tells every item with its signals and what proves it', () => {
  const missing = readinessItemIds.filter((id) => {
    const { question, readySignal, riskSignal, provenBy } = readinessItems[id];
    const results = provenBy.length === 0 ? [] : [`Results that prove it: ${provenBy.join(', ')}`];
    const said = [`**\`${id}\`** ${question}`, `Ready: ${readySignal}`, `Risk: ${riskSignal}`, ...results];
    return !said.every((text) => page.includes(text));
  });
  expect(missing).toEqual([]);
});

test('the example of a result is one', () => {
  const [, json] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  expect(resultFile.safeParse(JSON.parse(json!)).success).toBe(true);
});

test('no sentence of ours says "undefined"', () => {
  expect(page).not.toMatch(/undefined|\[object/);
});
