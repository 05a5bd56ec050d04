import { calendarsOverlap } from '../model/capacity/calendars-overlap';
import { overlappingWindows } from '../model/capacity/overlapping-windows';
import { isRealDate } from './dates';
import { didYouMean } from './did-you-mean';
import { repeated } from './repeated';
import type { Finding, Rule } from './rule';
import { isSoundCalendar } from './sound-calendar';
import { isTimeZone, timeZones } from './time-zone';
import { timedRates } from './workload-rates';

const calendarUnique: Rule = {
  id: 'calendar-unique',
  severity: 'error',
  why: 'Envelopes refer to a calendar by its name.',
  fix: 'Put the windows into one calendar, or choose another name.',
  check: ({ calendars }) =>
    repeated(calendars, ({ name }) => name).map(({ index, first, entry }) => ({
      path: ['calendars', index, 'name'],
      message: `"${entry.name}" is the name of calendars[${first}] too.`,
    })),
};

const calendarTimeZone: Rule = {
  id: 'calendar-time-zone',
  severity: 'error',
  why: 'When six in the evening is depends on the place and on the time of the year.',
  fix: 'Write the name of an IANA time zone, such as Europe/Berlin or UTC.',
  check: ({ calendars }) =>
    calendars.flatMap(({ timeZone }, index): readonly Finding[] => {
      if (isTimeZone(timeZone)) return [];
      const message = `"${timeZone}" is not a time zone.`;
      const path = ['calendars', index, 'timeZone'];
      return [{ path, message, ...didYouMean(timeZone, timeZones) }];
    }),
};

const calendarDates: Rule = {
  id: 'calendar-dates',
  severity: 'error',
  why: 'A time that ends before it begins is never.',
  fix: 'Swap the two, or correct the one that is wrong.',
  check: ({ calendars }) =>
    calendars.flatMap(({ windows }, calendar) =>
      windows.flatMap((window, index) =>
        // As text, dates have the order of time.
        window.kind === 'dates' && isRealDate(window.first) && isRealDate(window.last) && window.last < window.first
          ? [
              {
                path: ['calendars', calendar, 'windows', index, 'last'],
                message: `"${window.last}" is before the first day, "${window.first}".`,
              },
            ]
          : [],
      ),
    ),
};

const calendarKnown: Rule = {
  id: 'calendar-known',
  severity: 'error',
  why: 'A rate whose calendar nobody knows is never on, and the plan would leave it out.',
  fix: 'Add the calendar to `calendars`, or write the name of one that is there.',
  check: (config) => {
    const known = config.calendars.map(({ name }) => name);
    return timedRates(config).flatMap(({ path, calendar }): readonly Finding[] => {
      if (calendar === undefined || known.includes(calendar)) return [];
      const message = `"${calendar}" is not a calendar of this file.`;
      return [{ path: [...path, 'calendar'], message, ...didYouMean(calendar, known) }];
    });
  },
};

const calendarOverlap: Rule = {
  id: 'calendar-overlap',
  severity: 'error',
  why: 'Hours in which two windows of a calendar overlap would be counted twice.',
  fix: 'End one window where the other begins, or put both into one.',
  check: ({ calendars }) =>
    calendars.flatMap((calendar, index) =>
      isSoundCalendar(calendar)
        ? overlappingWindows(calendar).map(([first, second]) => ({
            path: ['calendars', index, 'windows', second],
            message: `overlaps windows[${first}] of "${calendar.name}".`,
          }))
        : [],
    ),
};

const envelopesApart: Rule = {
  id: 'envelopes-apart',
  severity: 'error',
  why: 'A group has one rate at a time: while both calendars are on, it is unclear which one holds.',
  fix: 'Take the hours of the one out of the other, or write one calendar for the larger rate only.',
  check: ({ calendars, workloads }) => {
    const named = (name: string | undefined) =>
      calendars.find((calendar) => calendar.name === name && isSoundCalendar(calendar));
    return workloads.flatMap(({ write }, index) => {
      const [promotional, exceptional] = [named(write.promotional?.calendar), named(write.exceptional?.calendar)];
      if (!promotional || !exceptional || !calendarsOverlap(promotional, exceptional)) return [];
      const message =
        promotional === exceptional
          ? `"${exceptional.name}" is the calendar of \`promotional\` too.`
          : `"${exceptional.name}" overlaps "${promotional.name}", the calendar of \`promotional\`.`;
      return [{ path: ['workloads', index, 'write', 'exceptional', 'calendar'], message }];
    });
  },
};

export const calendarRules = [
  calendarUnique,
  calendarTimeZone,
  calendarDates,
  calendarKnown,
  calendarOverlap,
  envelopesApart,
];
