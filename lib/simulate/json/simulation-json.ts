import { z } from 'zod';
import { warningJson } from '../../plan/json/warning-json';
import { simulationCheckNames } from '../findings';

const finding = z.looseObject({
  id: z.enum([...simulationCheckNames, 'headroom']),
  severity: z.enum(['error', 'warning']).describe('Only errors count for `--fail-on` and `--result`.'),
  zone: z.string().nullable().describe('`null` where it is of all zones.'),
  from: z.string().describe('What clocks show, such as `18:30`.'),
  to: z.string(),
  message: z.string(),
  fix: z.string(),
});

const zonePoint = z.looseObject({
  zone: z.string(),
  wanted: z.number().describe('Brokers that its StatefulSet should have.'),
  ready: z.number().describe('Those that serve.'),
  asked: z.number().nullable().describe('What the autoscaler’s metrics ask for; `null` where they say nothing.'),
  networkPercent: z.number().describe('Highest use of the network of its brokers since the point before.'),
  cpuPercent: z.number(),
  livePercent: z.number().describe('What live traffic alone asks of them; above 100 some of it waits.'),
});

const point = z.looseObject({
  at: z.string().describe('What clocks show at its beginning.'),
  clientBytesPerSecond: z.number().describe('Highest of what clients want to write and read, without replays.'),
  replayedBytesPerSecond: z.number(),
  lagSeconds: z.number().describe('How far behind those are that wait longest.'),
  zones: z.array(zonePoint),
});

const day = z.looseObject({
  id: z.string().describe('`quiet`, `promotion`, `exceptional`, `replay`, or `traffic` for a file.'),
  title: z.string(),
  basis: z.string().describe('How it is made.'),
  timeZone: z.string(),
  summary: z.looseObject({
    leastBrokers: z.number().describe('In a zone.'),
    mostBrokers: z.number(),
    networkPercent: z.number().describe('Highest use of the brokers of any zone, replays included.'),
    cpuPercent: z.number(),
    livePercent: z.number(),
    lagSeconds: z.number(),
    changes: z.number().describe('How often the number of some zone changed.'),
    brokerHours: z.number().describe('Of all zones together.'),
    fixedBrokerHours: z.number().describe('The same with the most brokers of the day all day long.'),
  }),
  findings: z.array(finding),
  replays: z.array(
    z.looseObject({
      name: z.string(),
      from: z.string(),
      bytes: z.number(),
      leftBytes: z.number().describe('At the end of the day.'),
      done: z.string().nullable().describe('When it had read all; `null` where the day ends before.'),
    }),
  ),
  changes: z
    .array(z.looseObject({ at: z.string(), zone: z.string(), brokers: z.number() }))
    .describe('Every change of a number, after what the zone has at the beginning.'),
  points: z.array(point).describe('Every five minutes.'),
});

/** What `automq-kit simulate --format json` writes. */
export const simulationJson = z.looseObject({
  deployment: z.string(),
  scaledBy: z.enum(['none', 'cpu', 'network']),
  zones: z.array(z.string()).describe('Ids, by number.'),
  brokersPerZone: z.looseObject({ least: z.number(), most: z.number() }),
  loss: z
    .looseObject({ zone: z.string(), at: z.string(), minutes: z.number() })
    .nullable()
    .describe('The zone that is away; `null` where none is.'),
  days: z.array(day),
  warnings: z.array(warningJson),
});
