import { instanceTypes } from '../facts/instance-types';
import { secondsPerHour } from '../model/time-units';
import { didYouMean } from './did-you-mean';
import { factOf } from './fact';
import type { Rule } from './rule';
import { awsRule } from './rule';

/** By how much the seconds of a month may differ from its hours: a month of 30 days from one of 730 hours does by 1.4 %. */
const mostDifferencePercent = 5;

const monthLength: Rule = {
  id: 'month-length',
  severity: 'warning',
  why: 'What stands is billed by the hour and what flows by the second; with two different months the bill compares nothing.',
  fix: 'Leave `plan.secondsPerMonth` out, or write the seconds of the same month.',
  check: ({ plan: { hoursPerMonth, secondsPerMonth } }) => {
    if (secondsPerMonth === undefined) return [];
    const ofHours = hoursPerMonth * secondsPerHour;
    return Math.abs(secondsPerMonth - ofHours) * 100 > ofHours * mostDifferencePercent
      ? [
          {
            path: ['plan', 'secondsPerMonth'],
            message: `${secondsPerMonth} seconds; ${hoursPerMonth} hours have ${ofHours}.`,
          },
        ]
      : [];
  },
};

const connectInstanceType = awsRule({
  id: 'connect-instance-type',
  severity: 'error',
  why: 'The workers’ line of the bill is the price of their instance type.',
  fix: 'Choose one of lib/facts/instance-types.ts.',
  check: ({ plan: { connect } }) => {
    if (!connect || factOf(instanceTypes, connect.instanceType)) return [];
    const message = `"${connect.instanceType}" is not known to the kit.`;
    const path = ['plan', 'connect', 'instanceType'];
    return [{ path, message, ...didYouMean(connect.instanceType, Object.keys(instanceTypes)) }];
  },
});

export const planRules = [monthLength, connectInstanceType];
