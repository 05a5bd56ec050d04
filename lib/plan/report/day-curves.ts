import type { Resource, ResourceUse } from '../../model/capacity/capacity';
import { minutesPerDay } from '../../model/capacity/calendar-day';
import { calendarsOn } from '../../model/capacity/calendars-on';
import type { ClockDay } from '../../model/capacity/day-of-moment';
import { dayOfMoment } from '../../model/capacity/day-of-moment';
import { demandOf } from '../../model/capacity/demand-of';
import { envelopeDemands } from '../../model/capacity/envelope-demands';
import { bindingUse, resourceUses } from '../../model/capacity/resource-uses';
import { siteOfDeployment } from '../../model/capacity/site-of-deployment';
import { healthySpread, spreadAfterFailure } from '../../model/capacity/spread';
import { worstDemand } from '../../model/capacity/worst-demand';
import type { Deployment } from '../../model/deployment';
import type { Envelope } from '../../model/workload-group';
import { envelopes } from '../../model/workload-group';

/** Minutes between two points of a curve. */
export const stepMinutes = 30;

/** How full the platform is at one time of the day. */
export interface DayPoint {
  /** What is fullest in a broker. */
  readonly binding: Resource;
  /** Its use, percent of its limit. */
  readonly percent: number;
  /** What clients write and read, bytes each second. */
  readonly bytesPerSecond: number;
  /**
   * What the brokers carry of the same mix of writing and reading; nothing where partitions or connections alone are too
   * many, undefined where nobody writes or reads.
   */
  readonly carriesBytesPerSecond?: number;
}

/** The day with the worst moment of all, hour by hour. */
export interface DayCurves extends ClockDay {
  /** Whether what may fail has failed; nothing may where no broker would be left. */
  readonly afterFailure: boolean;
  readonly curves: readonly { readonly envelope: Envelope; readonly points: readonly DayPoint[] }[];
}

/** Envelopes over the worst day, on as many brokers in each zone as there are at most. */
export function dayCurves(deployment: Deployment, brokersPerZone: number): DayCurves {
  const site = siteOfDeployment(deployment);
  const failed = spreadAfterFailure(site, brokersPerZone);
  const afterFailure = failed.brokers > 0;
  const spread = afterFailure ? failed : healthySpread(site, brokersPerZone);
  const { moment } = worstDemand(envelopeDemands(site).exceptional, site, spread);
  const clock = dayOfMoment(site.calendars, moment);
  const onAt = calendarsOn(site.calendars, clock, pointMinutes);
  const pointOf = remembered((envelope: Envelope, on: readonly string[]): DayPoint => {
    const demand = demandOf(site.groups, { envelope, on: new Set(on), unannounced: envelope !== 'normal' });
    const uses = resourceUses(demand, site, spread);
    const { resource: binding, percent } = bindingUse(uses);
    const bytesPerSecond =
      demand.writeBytesPerSecond + demand.liveReadBytesPerSecond + demand.catchUpReadBytesPerSecond;
    return { binding, percent, bytesPerSecond, ...carried(uses, bytesPerSecond) };
  });
  return {
    ...clock,
    afterFailure,
    curves: envelopes.map((envelope) => ({
      envelope,
      points: onAt.map((on) => pointOf(envelope, envelope === 'normal' ? [] : on)),
    })),
  };
}

/** What a broker uses the same of, however much its partitions and clients move. */
const fixed: readonly Resource[] = ['heap', 'partitions', 'connections'];

/** All other resources are used in proportion to the traffic, so the fullest of them says how much more there may be. */
function carried(uses: readonly ResourceUse[], bytesPerSecond: number): Pick<DayPoint, 'carriesBytesPerSecond'> {
  const isFixed = ({ resource }: ResourceUse) => fixed.includes(resource);
  if (uses.some((use) => isFixed(use) && use.percent > 100)) return { carriesBytesPerSecond: 0 };
  const { percent } = bindingUse(uses.filter((use) => !isFixed(use)));
  return percent === 0 ? {} : { carriesBytesPerSecond: (bytesPerSecond * 100) / percent };
}

/**
 * What the brokers carry at each point, of the mix of the highest envelope: no envelope asks for more than it, so where
 * its line is below this one everything fits.
 */
export const carriedPoints = ({ curves }: DayCurves): readonly (number | undefined)[] =>
  curves.slice(-1).flatMap(({ points }) => points.map(({ carriesBytesPerSecond }) => carriesBytesPerSecond));

const pointMinutes = Array.from({ length: minutesPerDay / stepMinutes }, (_, index) => index * stepMinutes);

/** Most points of a day are like the one before. */
function remembered(point: (envelope: Envelope, on: readonly string[]) => DayPoint): typeof point {
  const known = new Map<string, DayPoint>();
  return (envelope, on) => {
    const key = [envelope, ...on].join(' ');
    const found = known.get(key) ?? point(envelope, on);
    known.set(key, found);
    return found;
  };
}
