import type { Deployment } from '../../model/deployment';
import { percent } from '../../plan/report/amounts';
import type { Headline, Report } from '../../plan/report/report';
import { counted, listed } from '../../model/wording';
import { clockAt } from '../clock-at';
import type { SimulationCheck } from '../findings';
import type { SimulatedDay } from '../simulated-day';
import type { Simulation } from '../simulation';
import { stepSeconds } from '../step-seconds';
import { toleratedLagSeconds } from '../tolerated-lag';
import { daySection } from './day-section';

/** Simulated days, as a report that every format can write. Same days and deployment, same report. */
export const simulationReport = (days: readonly SimulatedDay[], deployment: Deployment): Report => ({
  title: `Simulation of ${deployment.name}`,
  subject: [
    `${deployment.customer}, stage ${deployment.stage}`,
    deployment.platform.kind === 'aws' ? `AWS ${deployment.platform.region}` : 'a Kubernetes cluster',
    ...days.slice(0, 1).flatMap(({ simulation }) => [scalingText(simulation), ...lossText(simulation)]),
  ].join('; '),
  headlines: [flap(days), limit(days), lag(days, deployment), ceiling(days), following(days)],
  more: 'With charts: --format html or svg. For programs: --format json. What it is made of: docs/simulate.md.',
  sections: days.map(daySection),
});

function scalingText({ scaledBy, brokersPerZone: { least, most }, zones }: Simulation): string {
  const place = `in each of ${counted(zones.length, 'zone')}`;
  switch (scaledBy) {
    case 'none':
      return `${counted(least, 'broker')} ${place}, whatever comes`;
    case 'cpu':
      return `${least} to ${counted(most, 'broker')} ${place}, by CPU`;
    case 'network':
      return `${least} to ${counted(most, 'broker')} ${place}, by network and CPU`;
  }
}

function lossText(simulation: Simulation): readonly string[] {
  const { loss } = simulation;
  if (loss === undefined) return [];
  const minutes = Math.round((loss.toSecond - loss.fromSecond) / 60);
  const clock = clockAt(simulation, Math.floor(loss.fromSecond / stepSeconds));
  return [`zone ${loss.zone} is lost at ${clock} for ${counted(minutes, 'minute')}`];
}

/** Days in which a check found something. */
const daysWith = (days: readonly SimulatedDay[], check: SimulationCheck) =>
  days.filter(({ findings }) => findings.some(({ id }) => id === check));

const idsOf = (days: readonly SimulatedDay[]) => listed(days.map(({ simulation }) => simulation.day.id));

const most = (days: readonly SimulatedDay[], of: (day: SimulatedDay) => number) => Math.max(0, ...days.map(of));

function flap(days: readonly SimulatedDay[]): Headline {
  const found = daysWith(days, 'flap');
  const changes = most(days, ({ summary }) => summary.changes);
  return found.length === 0
    ? {
        question: 'Is the number calm?',
        answer: 'Yes',
        detail: `It changes at most ${counted(changes, 'time')} a day, and no zone shrinks too early.`,
        tone: 'good',
      }
    : {
        question: 'Is the number calm?',
        answer: 'No',
        detail: `On ${idsOf(found)} a zone shrinks and grows again within an hour.`,
        tone: 'bad',
      };
}

function limit(days: readonly SimulatedDay[]): Headline {
  const found = daysWith(days, 'limit');
  const highest = percent(Math.ceil(most(days, ({ summary }) => summary.livePercent)));
  const [fullest] = days.toSorted((a, b) => b.summary.livePercent - a.summary.livePercent);
  const where = fullest === undefined ? '' : ` on ${fullest.simulation.day.id}`;
  return {
    question: 'Do brokers keep up?',
    answer: found.length === 0 ? 'Yes' : 'No',
    detail: `Live traffic asks for at most ${highest} of what the brokers of a zone sustain${where}.`,
    tone: found.length === 0 ? 'good' : 'bad',
  };
}

function lag(days: readonly SimulatedDay[], deployment: Deployment): Headline {
  const found = daysWith(days, 'lag');
  const { seconds, group } = toleratedLagSeconds(deployment);
  const longest = Math.round(most(days, ({ summary }) => summary.lagSeconds));
  const bears = group === undefined ? '' : `; ${group} bears ${seconds} s`;
  return {
    question: 'Does anybody wait?',
    answer: longest === 0 ? 'No' : `Up to ${longest} s`,
    detail: `Clients are at most ${longest} s behind${bears}.`,
    tone: found.length === 0 ? 'good' : 'bad',
  };
}

function ceiling(days: readonly SimulatedDay[]): Headline {
  const question = 'Are there enough?';
  const found = daysWith(days, 'ceiling');
  const [first] = days;
  if (first === undefined || first.simulation.scaledBy === 'none')
    return { question, answer: 'Fixed', detail: 'Nothing changes the number.', tone: 'watch' };
  const allowed = counted(first.simulation.brokersPerZone.most, 'broker');
  return found.length === 0
    ? { question, answer: 'Yes', detail: `The autoscaler never asks for more than ${allowed} in a zone.`, tone: 'good' }
    : { question, answer: 'No', detail: `On ${idsOf(found)} it asks for more than ${allowed} in a zone.`, tone: 'bad' };
}

function following(days: readonly SimulatedDay[]): Headline {
  const question = 'What does following save?';
  const used = days.reduce((sum, { summary }) => sum + summary.brokerHours, 0);
  const fixed = days.reduce((sum, { summary }) => sum + summary.fixedBrokerHours, 0);
  if (days.every(({ simulation }) => simulation.scaledBy === 'none'))
    return { question, answer: 'Nothing', detail: `${Math.round(used)} broker hours, whatever comes.`, tone: 'watch' };
  const saved = fixed === 0 ? 0 : Math.max(0, ((fixed - used) * 100) / fixed);
  return {
    question,
    answer: percent(saved),
    detail: `${Math.round(used)} broker hours, against ${Math.round(fixed)} with the most of each day all day long.`,
    tone: 'good',
  };
}
