import type { failureItems } from '../../../facts/readiness/failure-items';
import { failureTimings } from '../../../facts/failure-timings';
import { brokerDisruptionBudget, controllerDisruptionBudget } from '../../../model/names';
import { counted, listed } from '../../../model/wording';
import { brokerCount, rangeText } from '../../failure/deployed-processes';
import { perGroup } from '../groups-in';
import { at } from '../rendered';
import type { Checks, Subject } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, together, unknown } from '../verdict';
import { metadataBackup } from './metadata-backup';
import { unproven } from './unproven';
import { zoneLoss } from './zone-loss';

export const failureChecks: Checks<typeof failureItems> = {
  'failure-domains': ({ failureDomains }) => {
    const unowned = failureDomains.filter(({ owner }) => owner === undefined).map(({ name }) => name);
    const unwritten = failureDomains.filter(({ runbook }) => runbook === undefined).map(({ name }) => name);
    return together([
      ready(`${failureDomains.length} failures with effect, duration, owner and steps.`),
      ...(unowned.length === 0 ? [] : [unknown(`Nobody owns ${listed(unowned)}.`)]),
      ...(unwritten.length === 0 ? [] : [unknown(`The runbook has no page for ${listed(unwritten)}.`)]),
    ]);
  },
  'zone-loss': zoneLoss,
  'broker-loss': brokerLoss,
  'durable-writes': unproven,
  'metadata-backup': metadataBackup,
  'metadata-restore': unproven,
  'client-failure': (subject) =>
    perGroup(
      subject,
      [
        {
          holds: ({ failure, impact }) => failure.producers === 'drop' && ['critical', 'high'].includes(impact.level),
          verdict: risk,
          says: 'producers drop records of high impact',
        },
        {
          holds: ({ failure }) => failure.producers === 'buffer' && failure.bufferMinutes === undefined,
          verdict: unknown,
          says: 'how long producers can keep records is not said',
        },
      ],
      () => ready(`${counted(subject.deployment.workloads.length, 'group')} with a decision.`),
    ),
  'rollback-policy': (subject) =>
    perGroup(
      subject,
      [
        {
          holds: ({ impact, retentionHours }) => impact.rollback === 'rewind' && retentionHours.replay === undefined,
          verdict: risk,
          says: 'consumers are to rewind, and nothing is kept for replay',
        },
      ],
      () => ready(`${counted(subject.deployment.workloads.length, 'group')} with a policy.`),
    ),
};

function brokerLoss({ deployment, rendered }: Subject): Verdict {
  const count = brokerCount(deployment);
  if (count.most < 2) return risk('There is one broker in all.');
  if (count.least < 2) return risk(`There is one broker in all until the autoscaler adds some (up to ${count.most}).`);
  const sets = rendered.ofKind('StatefulSet');
  if (sets.length === 0) return unknown('No StatefulSet is rendered.');
  const budgets = [brokerDisruptionBudget, controllerDisruptionBudget].filter(
    (name) => at(rendered.named('PodDisruptionBudget', name), 'spec', 'maxUnavailable') !== 1,
  );
  const hasty = sets.filter(
    (set) => Number(at(set, ...template, 'terminationGracePeriodSeconds')) < failureTimings.shutdown.value,
  );
  return together([
    ready(`${rangeText(count)} brokers; drains take one pod at a time, and each has time to stop.`),
    ...(budgets.length === 0 ? [] : [risk(`No disruption budget of one pod for ${listed(budgets)}.`)]),
    ...(hasty.length === 0
      ? []
      : [
          risk(
            `${listed(hasty.map(({ metadata }) => metadata.name))}: less than ${failureTimings.shutdown.value} s to stop.`,
          ),
        ]),
  ]);
}

const template = ['spec', 'template', 'spec'] as const;
