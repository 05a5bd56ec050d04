import { htmlStartOf } from '../../plan/report/render-html';
import { markdownStart } from '../../plan/report/render-markdown';

/** How plans and changes of plans begin that carry no mark of the kit: in text, then in JSON. */
const starts = [
  /^(Plan|Change) of \S+\n.*\bas of \d{4}-\d\d-\d\d\n/,
  /^\{\n {2}"deployment": ("\S+"|\{\n {4}"before": "\S+",\n {4}"after": "\S+"\n {2}\}),\n {2}"asOf": "\d{4}-\d\d-\d\d",\n/,
];

/** Whether a file is a plan that the kit wrote, of any deployment and in any format. */
export const isWrittenPlan = (text: string): boolean =>
  text.startsWith(htmlStartOf({ command: 'plan' })) ||
  text.startsWith(markdownStart) ||
  starts.some((start) => start.test(text));
