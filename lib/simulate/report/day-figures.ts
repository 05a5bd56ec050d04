import type { Figure } from '../../plan/report/report';
import { counted } from '../../model/wording';
import { brokerLines } from '../charts/broker-lines';
import { trafficLines } from '../charts/traffic-lines';
import { useLines } from '../charts/use-lines';
import type { SimulatedDay } from '../simulated-day';

/** The pictures of a day: what comes, who is there, and how full they are. */
export function dayFigures({ simulation, summary }: SimulatedDay): readonly Figure[] {
  const { day, zones, loss } = simulation;
  const table = 'The table below has the figures hour by hour.';
  const out = loss === undefined ? '' : ` Zone ${loss.zone} is out for some time, which is shaded.`;
  const shade = loss === undefined ? '' : `; shaded: zone ${loss.zone} is out`;
  const { leastBrokers, mostBrokers, networkPercent, cpuPercent, livePercent, lagSeconds } = summary;
  return [
    {
      kind: 'figure',
      id: `${day.id}-traffic`,
      caption: `What clients write and read on ${day.id}, and how far behind they are${shade}`,
      description: `Two curves over the day: MiB a second of clients and of replays, and seconds that clients are behind, at most ${Math.round(lagSeconds)}.${out} ${table}`,
      draw: (room, prefix) => trafficLines(simulation, room, prefix),
    },
    {
      kind: 'figure',
      id: `${day.id}-brokers`,
      caption: `Brokers in each zone on ${day.id}${shade}`,
      description: `One step curve for each of ${counted(zones.length, 'zone')}: brokers that there should be and those that serve, ${leastBrokers} to ${mostBrokers}.${out} ${table}`,
      draw: (room, prefix) => brokerLines(simulation, room, prefix),
    },
    {
      kind: 'figure',
      id: `${day.id}-use`,
      caption: `Use of the fullest zone’s brokers on ${day.id}${shade}`,
      description: `Curves over the day: network up to ${Math.ceil(networkPercent)} percent, CPU up to ${Math.ceil(cpuPercent)} percent, and what live traffic alone asks for, up to ${Math.ceil(livePercent)} percent, below a line at the limit of 100 percent.${out} ${table}`,
      draw: (room, prefix) => useLines(simulation, room, prefix),
    },
  ];
}
