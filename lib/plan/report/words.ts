import type { Resource } from '../../model/capacity/capacity';
import type { Envelope } from '../../model/workload-group';
import type { SystemBill } from '../bill/bill';
import type { ReadinessStatus } from '../readiness/readiness-result';
import type { Tone } from './report';

/** What a broker may run out of, in words. */
export const resourceNames: Readonly<Record<Resource, string>> = {
  networkIn: 'network in',
  networkOut: 'network out',
  cpu: 'CPU',
  heap: 'heap',
  cache: 'cache',
  partitions: 'partitions',
  connections: 'connections',
};

export const envelopeNames: Readonly<Record<Envelope, string>> = {
  normal: 'Normal',
  promotional: 'Promotional',
  exceptional: 'Exceptional',
};

export const statusNames: Readonly<Record<ReadinessStatus, string>> = {
  ready: 'ready',
  risk: 'risk',
  waived: 'waived',
  unknown: 'unknown',
  notApplicable: 'not applicable',
};

export const statusTones: Readonly<Record<ReadinessStatus, Tone | undefined>> = {
  ready: 'good',
  risk: 'bad',
  waived: 'watch',
  unknown: 'watch',
  notApplicable: undefined,
};

/** The deployment’s own bill among those of all systems. */
export const ownBill = (systems: readonly SystemBill[]): SystemBill | undefined =>
  systems.find(({ id }) => id === 'automq');

/** `18:30` of minutes since midnight. */
export const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const weekdayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });

const millisecondsPerDay = 86_400_000;

/** `Friday 27 November 2026` of days since 1970. */
export const dateName = (day: number): string => dateFormat.format(day * millisecondsPerDay).replace(',', '');

export const weekdayName = (day: number): string => weekdayFormat.format(day * millisecondsPerDay);
