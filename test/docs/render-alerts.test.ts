import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertIds } from '../../lib/facts/alert-ids';
import { renderAlerts } from '../../lib/docs/render-alerts';
import { headingAnchor } from '../../lib/model/runbook/heading-anchor';
import { contracted } from '../support/contracted';
import { example } from '../support/example';

const page = renderAlerts([example('production'), contracted(), example('private')]);
const runbook = readFileSync(join(__dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');

test('every alert has a section with what to do', () => {
  const sections = [...page.matchAll(/^### (.+)$/gm)].map(([, id]) => id);
  expect([...sections].sort()).toEqual([...alertIds].sort());
  expect(page.match(/^- What to do: /gm)).toHaveLength(alertIds.length);
});

test('every link leads to a heading of the runbook', () => {
  const anchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => headingAnchor(heading));
  const linked = [...page.matchAll(/\(runbook\.md#([^)]+)\)/g)].map(([, anchor]) => anchor);
  expect(linked.filter((anchor) => anchor === undefined || !anchors.includes(anchor))).toEqual([]);
});

test('an alert that no deployment has is an error, not a gap', () => {
  expect(() => renderAlerts([example('minimal')])).toThrow('no deployment has the alert CanaryFailing');
});
