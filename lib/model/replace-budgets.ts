import { weekdays } from '../config/node-scaling';
import type { AwsPlatform } from './aws-platform';
import type { Zone } from './zone';

type ReplaceWindow = Extract<AwsPlatform['brokerNodeScaling'], { kind: 'karpenter' }>['replaceWindow'];

/** How many nodes of a pool Karpenter may take at once; the smallest one that applies counts. */
export interface DisruptionBudget {
  readonly nodes: string;
  readonly reasons?: readonly ('Drifted' | 'Empty' | 'Underutilized')[];
  /** When it begins to apply, as cron in UTC, and for how long; always without. */
  readonly schedule?: string;
  readonly duration?: string;
}

const hoursOfWeek = 7 * 24;

/**
 * One node of a zone at a time. Karpenter knows hours in which nothing is allowed but none in which something is, so
 * everything outside the window is forbidden: from its end until it begins again a week later. A zone's number moves it by
 * as many days (karpenter.sh/docs/concepts/disruption, "NodePool Disruption Budgets").
 */
export function replaceBudgets(window: ReplaceWindow, { number }: Pick<Zone, 'number'>): readonly DisruptionBudget[] {
  const always: DisruptionBudget = { nodes: '1' };
  if (window === undefined) return [always];
  const { day, startHourUtc, hours } = window;
  const end = ((weekdays.indexOf(day) + number) * 24 + startHourUtc + hours) % hoursOfWeek;
  return [
    always,
    {
      nodes: '0',
      reasons: ['Drifted'],
      schedule: `0 ${end % 24} * * ${Math.floor(end / 24)}`,
      duration: `${hoursOfWeek - hours}h`,
    },
  ];
}
