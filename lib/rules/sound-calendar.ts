import type { DeploymentConfig } from '../config/schema';
import { isRealDate } from './dates';
import { isTimeZone } from './time-zone';

type Calendar = DeploymentConfig['calendars'][number];

/** Whether all times of a calendar are times; where they are not, another rule or the schema says so. */
export const isSoundCalendar = ({ timeZone, windows }: Calendar): boolean =>
  isTimeZone(timeZone) &&
  windows.every(
    (window) =>
      isClockTime(window.from) &&
      isClockTime(window.to) &&
      (window.kind === 'weekly' || (isRealDate(window.first) && isRealDate(window.last))),
  );

const isClockTime = (text: string) => /^\d\d:\d\d$/.test(text);
