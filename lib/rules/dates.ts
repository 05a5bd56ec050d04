import type { Path } from '../config/problem';
import type { DeploymentConfig } from '../config/schema';
import type { Rule } from './rule';

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Last day of the month of a date such as `2026-02-30`; undefined for a text that is no date. */
function lastDayOf(text: string): number | undefined {
  const [, year, month] = /^(\d{4})-(\d\d)-\d\d$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  return month === '02' && isLeapYear(Number(year)) ? 29 : daysOfMonth[Number(month) - 1];
}

/** Whether a date of the right form is in the calendar; what has another form is the schema’s business. */
export function isRealDate(text: string): boolean {
  const last = lastDayOf(text);
  return last !== undefined && Number(text.slice(8)) <= last;
}

interface WrittenDate {
  readonly path: Path;
  readonly text: string;
}

function datesOf({ calendars, plan, readiness }: DeploymentConfig): readonly WrittenDate[] {
  return [
    ...calendars.flatMap(({ windows }, calendar) =>
      windows.flatMap((window, index) =>
        window.kind === 'dates'
          ? (['first', 'last'] as const).map((key) => ({
              path: ['calendars', calendar, 'windows', index, key],
              text: window[key],
            }))
          : [],
      ),
    ),
    ...Object.entries(plan.measured).map(([name, { on }]) => ({ path: ['plan', 'measured', name, 'on'], text: on })),
    ...Object.entries(plan.prices).map(([id, { asOf }]) => ({ path: ['plan', 'prices', id, 'asOf'], text: asOf })),
    ...readiness.waivers.map(({ expires }, index) => ({
      path: ['readiness', 'waivers', index, 'expires'],
      text: expires,
    })),
  ];
}

const dateReal: Rule = {
  id: 'date-real',
  severity: 'error',
  why: 'A day that no calendar has is a slip of the pen, and nobody can say which day was meant.',
  fix: 'Write a day that the month has.',
  check: (config) =>
    datesOf(config)
      .filter(({ text }) => lastDayOf(text) !== undefined && !isRealDate(text))
      .map(({ path, text }) => ({
        path,
        message: `"${text}" does not exist; that month has ${lastDayOf(text) ?? 0} days.`,
      })),
};

export const dateRules = [dateReal];
