import type { Envelope } from '../workload-group';
import type { Demand } from './capacity';
import { demandOf } from './demand-of';
import type { GroupTraffic } from './group-traffic';
import type { Moment } from './moments';
import { moments } from './moments';
import type { Site } from './site';

/** A demand with the moment at which it arises. */
export interface MomentDemand {
  readonly moment: Moment;
  readonly demand: Demand;
}

const ordinary: Moment = { on: new Set() };

/**
 * What each envelope asks for, at every moment that may be its worst. Ordinary hours have one: every group at its normal
 * rate, with the repairs and the one largest replay that no calendar announces.
 */
export function envelopeDemands({
  groups,
  calendars,
}: Pick<Site, 'groups' | 'calendars'>): Readonly<Record<Envelope, readonly MomentDemand[]>> {
  const named = new Set(groups.flatMap(calendarsOf));
  const all = moments(calendars.filter(({ name }) => named.has(name)));
  const raised = (envelope: Envelope) =>
    all.map((moment) => ({ moment, demand: demandOf(groups, { envelope, on: moment.on, unannounced: true }) }));
  const normal = demandOf(groups, { envelope: 'normal', on: ordinary.on, unannounced: false });
  return {
    normal: [{ moment: ordinary, demand: normal }],
    promotional: raised('promotional'),
    exceptional: raised('exceptional'),
  };
}

function calendarsOf({ write, replays }: GroupTraffic): readonly string[] {
  const rates = [write.promotional, write.exceptional, write.repairs, ...replays];
  return rates.flatMap((rate) => (rate?.when.kind === 'calendar' ? [rate.when.calendar] : []));
}
