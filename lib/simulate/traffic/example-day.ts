import { rampMinutes, unannounced } from '../../facts/day-shape';
import { dayOf, minutesPerDay } from '../../model/capacity/calendar-day';
import { calendarsOn } from '../../model/capacity/calendars-on';
import type { ClockDay } from '../../model/capacity/day-of-moment';
import { dayOfMoment } from '../../model/capacity/day-of-moment';
import { deployedBrokers } from '../../model/capacity/deployed-brokers';
import { envelopeDemands } from '../../model/capacity/envelope-demands';
import type { Site } from '../../model/capacity/site';
import { siteOfDeployment } from '../../model/capacity/site-of-deployment';
import { healthySpread } from '../../model/capacity/spread';
import { utcMinute } from '../../model/capacity/utc-minute';
import { worstDemand } from '../../model/capacity/worst-demand';
import type { Deployment } from '../../model/deployment';
import type { Envelope } from '../../model/workload-group';
import { stepsPerDay } from '../step-seconds';
import { assumedGroup } from './assumed-group';
import { clientTraffic } from './client-traffic';
import { evenly } from './evenly';
import type { ExampleDay } from './example-days';
import { exampleDays } from './example-days';
import { announcedReplays, laggingConsumer, unannouncedReplays } from './replays';
import { ordinaryDate } from './ordinary-date';
import type { TrafficDay } from './traffic-day';

const envelopeOf: Readonly<Record<ExampleDay, Envelope>> = {
  quiet: 'normal',
  promotion: 'promotional',
  exceptional: 'exceptional',
  replay: 'normal',
};

/** One of the example days of a deployment. Same deployment, same day. */
export function exampleDay(deployment: Deployment, id: ExampleDay): TrafficDay {
  const site = loadedSite(deployment);
  const clock = clockOf(deployment, site, id);
  const minutes = Array.from({ length: rampMinutes + minutesPerDay }, (_, index) => index - rampMinutes);
  const on = calendarsOn(site.calendars, clock, minutes);
  const envelope = envelopeOf[id];
  const traffic = clientTraffic(site.groups, {
    envelope,
    moments: minutes.map((minute, index) => ({
      on: new Set(on[index]),
      unannounced: envelope !== 'normal' && unannounced.fromMinute <= minute && minute < unannounced.toMinute,
    })),
  });
  return {
    id,
    title: exampleDays[id],
    basis: deployment.workloads.length > 0 ? 'the rates of `workloads`' : assumed,
    ...clock,
    startSecond: utcMinute(clock.timeZone, clock.day * minutesPerDay) * 60,
    startMinute: 0,
    steps: stepsPerDay,
    zones: evenly(traffic, deployment.brokers),
    replays: [
      ...announcedReplays(deployment.workloads, on.slice(rampMinutes)),
      ...(id === 'exceptional' ? unannouncedReplays(deployment.workloads) : []),
      ...(id === 'replay' ? laggingConsumer(deployment.workloads, site.constants) : []),
    ],
  };
}

const assumed =
  'what the brokers carry, since the file names no workload: it shows how their number follows, not whether they are enough';

function loadedSite(deployment: Deployment): Site {
  const site = siteOfDeployment(deployment);
  return deployment.workloads.length > 0
    ? site
    : { ...site, groups: [assumedGroup(site, deployedBrokers(deployment))] };
}

/** The worst day of a raised envelope, or the ordinary one where no calendar is ever on. */
function clockOf(deployment: Deployment, site: Site, id: ExampleDay): Pick<ClockDay, 'timeZone'> & { day: number } {
  const { timeZone, day } = worstDay(deployment, site, envelopeOf[id]);
  const [first] = site.calendars;
  return day === undefined
    ? { day: dayOf(ordinaryDate), timeZone: first === undefined ? timeZone : first.timeZone }
    : { day, timeZone };
}

function worstDay(deployment: Deployment, site: Site, envelope: Envelope): ClockDay {
  const spread = healthySpread(site, Math.max(1, deployedBrokers(deployment).most));
  const { moment } = worstDemand(envelopeDemands(site)[envelope], site, spread);
  return dayOfMoment(site.calendars, moment);
}
