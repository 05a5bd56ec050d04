import type { DeploymentConfig } from '../config/schema';
import { daysOfDates } from '../model/capacity/calendar-day';
import { calendarDays } from '../model/capacity/calendar-days';
import type { Calendar, CalendarWindow } from '../model/capacity/calendar-intervals';
import { windowIntervals } from '../model/capacity/calendar-intervals';
import { intervalsOverlap } from '../model/capacity/intervals-overlap';
import { mergedIntervals } from '../model/capacity/merged-intervals';
import { didYouMean } from './did-you-mean';
import { repeated } from './repeated';
import type { Finding, Rule } from './rule';
import { isSoundCalendar } from './sound-calendar';

type Planned = Extract<DeploymentConfig['autoscaling'], { kind: 'network' }>['planned'][number];

const plannedOf = ({ autoscaling }: DeploymentConfig): readonly Planned[] =>
  autoscaling.kind === 'network' ? autoscaling.planned : [];

const pathOf = (index: number, key: keyof Planned) => ['autoscaling', 'planned', index, key];

const plannedCalendar: Rule = {
  id: 'planned-calendar',
  severity: 'error',
  why: 'For a peak that no calendar announces nothing is there ahead.',
  fix: 'Add the calendar to `calendars`, or write the name of one that is there.',
  check: (config) => {
    const known = config.calendars.map(({ name }) => name);
    return plannedOf(config).flatMap(({ calendar }, index): readonly Finding[] => {
      if (known.includes(calendar)) return [];
      const message = `"${calendar}" is not a calendar of this file.`;
      return [{ path: pathOf(index, 'calendar'), message, ...didYouMean(calendar, known) }];
    });
  },
};

const plannedUnique: Rule = {
  id: 'planned-unique',
  severity: 'error',
  why: 'With two numbers for one calendar it is unclear which one was meant.',
  fix: 'Remove one of the two.',
  check: (config) =>
    repeated(plannedOf(config), ({ calendar }) => calendar).map(({ index, first, entry }) => ({
      path: pathOf(index, 'calendar'),
      message: `"${entry.calendar}" is planned in planned[${first}] already.`,
    })),
};

const plannedRange: Rule = {
  id: 'planned-range',
  severity: 'error',
  why: 'A plan moves a zone between its least and its most, and never takes brokers away.',
  fix: 'Write a number from `kafka.brokers.perZone` up to `autoscaling.maxPerZone`.',
  check: (config) => {
    const { autoscaling, kafka } = config;
    if (autoscaling.kind !== 'network') return [];
    const { perZone } = kafka.brokers;
    return autoscaling.planned.flatMap(({ brokersPerZone }, index): readonly Finding[] => {
      const path = pathOf(index, 'brokersPerZone');
      if (brokersPerZone > autoscaling.maxPerZone)
        return [
          { path, message: `${brokersPerZone} is above the ${autoscaling.maxPerZone} of autoscaling.maxPerZone.` },
        ];
      if (brokersPerZone < perZone)
        return [{ path, message: `${brokersPerZone} is below the ${perZone} that are always there.` }];
      return [];
    });
  },
};

interface Plan {
  readonly index: number;
  readonly planned: Planned;
  readonly calendar: Calendar;
}

/** The first plan of a calendar; of a second one another rule speaks. */
const plansOf = (config: DeploymentConfig): readonly Plan[] =>
  plannedOf(config).flatMap((planned, index, all) => {
    const calendar = config.calendars.find(({ name }) => name === planned.calendar);
    const isFirst = all.findIndex((other) => other.calendar === planned.calendar) === index;
    return calendar && isFirst && isSoundCalendar(calendar) ? [{ index, planned, calendar }] : [];
  });

/** When a plan is on by its windows of one kind. */
type Times = readonly [Plan, CalendarWindow['kind']];

function meet(a: Times, b: Times): boolean {
  const days = calendarDays([a[0].calendar, b[0].calendar]);
  const intervals = ([{ calendar }, kind]: Times) =>
    mergedIntervals(
      calendar.windows
        .filter((window) => window.kind === kind)
        .flatMap((window) => windowIntervals(calendar.timeZone, window, days)),
    );
  return intervalsOverlap(intervals(a), intervals(b));
}

/** Whether two plans ask for different numbers at once, and it is not that a special day asks for more than every week. */
function contradict(a: Plan, b: Plan): boolean {
  const more = a.planned.brokersPerZone - b.planned.brokersPerZone;
  if (more === 0) return false;
  return (
    meet([a, 'weekly'], [b, 'weekly']) ||
    meet([a, 'dates'], [b, 'dates']) ||
    (more < 0 && meet([a, 'dates'], [b, 'weekly'])) ||
    (more > 0 && meet([a, 'weekly'], [b, 'dates']))
  );
}

const plannedOverlap: Rule = {
  id: 'planned-overlap',
  severity: 'error',
  why: 'Where plans meet, the larger number counts: the smaller one is not what will be there. Only certain dates may ask for more than every week does.',
  fix: 'Write the same number for both, or take the times of the one out of the other’s calendar.',
  check: (config) => {
    const plans = plansOf(config);
    return plans.flatMap((plan, position) =>
      plans
        .slice(0, position)
        .filter((earlier) => contradict(earlier, plan))
        .map((earlier) => ({
          path: pathOf(plan.index, 'brokersPerZone'),
          message: `${plan.planned.brokersPerZone}, and "${earlier.planned.calendar}", which is on at the same time, asks for ${earlier.planned.brokersPerZone}.`,
        })),
    );
  },
};

/** Each is a term of a rule of each zone; with some hundreds more the object would be too large for Kubernetes. */
const mostTimes = 200;

const plannedTimes: Rule = {
  id: 'planned-times',
  severity: 'error',
  why: 'Times with dates are written into the rules of Prometheus one by one, for each zone.',
  fix: 'Write what comes every week as `weekly`, and take out what has passed.',
  check: (config) => {
    const times = plansOf(config).flatMap(({ calendar: { timeZone, windows } }) =>
      windows.flatMap((window) =>
        window.kind === 'dates' ? windowIntervals(timeZone, window, daysOfDates(window)) : [],
      ),
    );
    return times.length > mostTimes
      ? [
          {
            path: ['autoscaling', 'planned'],
            message: `their calendars have ${times.length} separate times with dates; ${mostTimes} are allowed.`,
          },
        ]
      : [];
  },
};

export const plannedRules: readonly Rule[] = [
  plannedCalendar,
  plannedUnique,
  plannedRange,
  plannedOverlap,
  plannedTimes,
];
