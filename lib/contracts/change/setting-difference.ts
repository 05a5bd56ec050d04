import type { LiveTopic } from '../cluster/cluster-state';
import type { DesiredTopic } from '../desired/desired-state';
import { factOf } from './applied-facts';
import type { Compared, Difference } from './difference';
import { changed, noDifference, wasLeft } from './difference';
import { isForced } from './forced-settings';
import { isSameSetting } from './same-setting';
import { settingRisk } from './setting-risk';
import { topicCost } from './topic-cost';
import { valueInEffect } from './value-in-effect';
import { worstRisk } from './worst-risk';

interface Setting {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * The settings of a topic that are not as the contract says: those it gives must hold there, whether the topic has them
 * of its own or from the brokers, and those it doesn’t give are taken away.
 */
export function settingDifference(topic: DesiredTopic, live: LiveTopic, compared: Compared): Difference {
  const { name, owner, config } = topic;
  const { context, state } = compared;
  const names = [...new Set([...Object.keys(config), ...Object.keys(live.config)])].sort();
  const settings = names
    .map((setting) => settingOf(setting, topic, live))
    .filter(({ name: setting, from, to }) => !isForced(setting, state) && !isSameSetting(setting, from, to));
  if (settings.length === 0) return noDifference;
  const risks = settings.map((setting) =>
    settingRisk({
      name: setting.name,
      before: setting.from,
      after: setting.to === undefined ? live.inherited[setting.name] : setting.to,
    }),
  );
  const words = [...new Set(risks.map(({ why }) => why).filter((why) => why !== ''))];
  const costs = context.costs;
  return changed({
    kind: 'alterConfig',
    topic: name,
    settings,
    owner,
    isDrift: settings.some((setting) => isDrift(name, setting, context)),
    risk: worstRisk(risks.map(({ risk }) => risk)),
    why: words.length > 0 ? words.join(' ') : 'Nothing is lost by it.',
    ...(costs
      ? {
          monthlyCost:
            topicCost(topic, costs).total -
            topicCost({ ...topic, config: { ...live.inherited, ...live.config } }, costs).total,
        }
      : {}),
  });
}

/** Whether the contract’s value was there and is not any more, or one is there that no contract has given. */
function isDrift(topic: string, { name, from, to }: Setting, context: Compared['context']): boolean {
  if (to !== undefined) return wasLeft(context, factOf.setting(topic, name, to));
  const wasGiven = from !== undefined && wasLeft(context, factOf.setting(topic, name, from));
  return !wasGiven && wasLeft(context, factOf.onlySettings(topic));
}

function settingOf(name: string, { config }: DesiredTopic, live: LiveTopic): Setting {
  const from = valueInEffect(live, name);
  const to = config[name];
  return { name, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
