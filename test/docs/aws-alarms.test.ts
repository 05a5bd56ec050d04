import { awsAlarmIds } from '../../lib/facts/aws-alarm-ids';
import { runbookHeadings } from '../../lib/facts/runbook-headings';
import { alarmDefinitions } from '../../lib/model/aws-alarms/alarm-definitions';
import { capacityOf } from '../../lib/model/capacity/capacity-of';
import { renderAwsAlarms } from '../../lib/docs/render-aws-alarms';
import { billOf } from '../../lib/plan/bill/bill-of';
import { awsExampleNames, awsVariant } from '../support/aws-variant';

const examples = awsExampleNames.map((name) => awsVariant(name));
const page = renderAwsAlarms(examples);

test('the page has a section for every alarm, with its reasons and its page of the runbook', () => {
  const headings = [...page.matchAll(/^### (.*)$/gm)].map(([, id]) => id);
  expect(headings.sort()).toEqual([...awsAlarmIds].sort());
  for (const { symptom, thresholdReason, missingDataReason, runbook } of Object.values(alarmDefinitions)) {
    for (const text of [symptom, thresholdReason, missingDataReason, runbook]) expect(page).toContain(text);
    expect(runbookHeadings).toContain(runbook);
  }
});

test.each(examples.filter(({ platform }) => platform.alarms))(
  'the page states for $name what its bill has, with one key',
  (deployment) => {
    const [automq] = billOf(deployment, capacityOf(deployment), '2026-11-21')!.systems;
    const line = automq!.lines.find(({ item }) => item === 'CloudWatch alarms')!;
    const key = automq!.lines.find(({ item }) => item === 'Encryption keys')!.unitPrice;
    const row = new RegExp(`^\\| \`${deployment.name}\` \\|.*$`, 'm').exec(page)![0].split(' | ');
    expect(row.slice(3)).toEqual([
      String(line.quantity),
      `${line.monthly.typical.toFixed(2)} USD`,
      `${(line.monthly.typical + key).toFixed(2)} USD |`,
    ]);
  },
);

test('an example without alarms has no row', () => {
  expect(page).not.toContain('`pilot`');
});
