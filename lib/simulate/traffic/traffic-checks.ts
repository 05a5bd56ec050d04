/** What is checked of a file of traffic; docs/simulate.md is generated from this table. */
export const trafficChecks = {
  'traffic-columns': {
    why: 'The first line names the columns, so that their order is free.',
    fix: 'Write `time,inMiBps,outMiBps` in the first line, or `time,zone,inMiBps,outMiBps`.',
  },
  'traffic-cells': {
    why: 'A line that is shorter or longer than the first one has its figures in the wrong columns.',
    fix: 'Write one value for each column, with commas between them and a point in numbers.',
  },
  'traffic-time': {
    why: 'Times are those of one day.',
    fix: 'Write the time as 18:30 or 18:30:15, from 00:00 to 23:59:59.',
  },
  'traffic-rate': {
    why: 'A rate is in MiB a second; what nobody moves is 0.',
    fix: 'Write a number such as 12.5, not below 0 and not above 1000000.',
  },
  'traffic-zone': {
    why: 'Clients are counted where brokers are.',
    fix: 'Write the id of a zone that has brokers, or leave the column out: then all zones have the same.',
  },
  'traffic-order': {
    why: 'Lines come in the order of time, each time once for each zone.',
    fix: 'Sort the lines by time, and keep one for each time and zone.',
  },
  'traffic-gap': {
    why: 'What nobody has measured is not 0, and guessing it would hide what happened then.',
    fix: 'Write a line for every interval and zone, as long as the first interval.',
  },
  'traffic-length': {
    why: 'The interval is that of the first two times.',
    fix: 'Write at least two times, from 15 seconds to an hour apart.',
  },
} as const;

export type TrafficCheck = keyof typeof trafficChecks;
