import { secondsPerHour } from '../../model/time-units';
import { outageHours } from '../model/kept-hours';
import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';
import { dataClassOf } from './data-class-of';
import { hoursOfSetting, hoursText, settingPath } from './hours-of-setting';
import { fullestShare } from './partition-load';
import { perTopic } from './per-topic';
import type { Found, ReviewRule } from './rule';

const expires = (topic: TopicContract) => cleanupPolicyOf(topic).includes('delete');

/** Hours for which records are kept by their age; `Infinity` where they are kept whatever it is. */
export const retainedHours = (topic: TopicContract): number =>
  expires(topic) ? hoursOfSetting(topic, 'retention.ms') : Infinity;

/** For how long records are kept. Below an hour somebody took the setting for another unit, so it is shown as it is. */
export function keptText(topic: TopicContract): string {
  const hours = retainedHours(topic);
  const written = topic.config['retention.ms'];
  return hours < 1 && written !== undefined ? `${written} ms (\`retention.ms\`)` : hoursText(hours);
}

const reasonsOf = ({ fields }: TopicContract) =>
  Object.entries(fields['x-retention'].reasons).map(([reason, hours]) => ({ reason, hours }));

const retentionOutage: ReviewRule = {
  id: 'retention-outage',
  severity: 'error',
  title: 'Records are kept for longer than a consumer may be away',
  why: 'Kafka removes records whether or not everybody has read them: who comes back later than that has lost some.',
  fix: 'Keep records for longer, or write the outage that is really accepted; left out, `retention.ms` follows from the contract.',
  source: 'retention',
  check: perTopic((topic) => {
    const outage = topic.fields['x-retention'].longestConsumerOutageHours;
    const hours = retainedHours(topic);
    return hours < outage
      ? {
          path: settingPath('retention.ms'),
          message: `Records are kept for ${keptText(topic)}; a consumer may be away for ${hoursText(outage)}.`,
        }
      : undefined;
  }),
};

const retentionMargin: ReviewRule = {
  id: 'retention-margin',
  severity: 'warning',
  title: 'Retention leaves time to catch up after the longest outage',
  why: 'Who comes back after the longest outage reads for some time yet, while the oldest records go on ageing.',
  fix: 'Keep records for a quarter longer than the outage; left out, `retention.ms` follows from the contract.',
  source: 'retention',
  check: perTopic((topic) => {
    const retention = topic.fields['x-retention'];
    const hours = retainedHours(topic);
    return hours >= retention.longestConsumerOutageHours && hours < outageHours(retention)
      ? {
          path: settingPath('retention.ms'),
          message: `Records are kept for ${keptText(topic)}; to be away for ${hoursText(retention.longestConsumerOutageHours)} and to catch up takes ${hoursText(outageHours(retention))}.`,
        }
      : undefined;
  }),
};

const retentionReason: ReviewRule = {
  id: 'retention-reason',
  severity: 'error',
  title: 'Records are kept for as long as each reason asks',
  why: 'A reason that retention does not serve is a promise that is broken when somebody comes for the records.',
  fix: 'Keep records for as long as the longest reason, or write the hours that are really needed.',
  source: 'retention',
  check: perTopic((topic) => {
    const hours = retainedHours(topic);
    return reasonsOf(topic)
      .filter((each) => each.hours > hours)
      .map((each): Found => ({
        path: ['x-retention', 'reasons', each.reason],
        message: `${hoursText(each.hours)} for ${each.reason}; records are kept for ${keptText(topic)}.`,
      }));
  }),
};

const retentionUnreasoned: ReviewRule = {
  id: 'retention-unreasoned',
  severity: 'warning',
  title: 'Nothing is kept for no reason',
  why: 'What is kept for no reason is paid for, may be asked for, and can’t be shortened, since nobody knows who needs it.',
  fix: 'Write the reason with its hours in `x-retention.reasons`, or keep records for as long as the reasons ask.',
  source: 'retention',
  check: perTopic((topic) => {
    if (!expires(topic)) return undefined;
    const hours = retainedHours(topic);
    const reasons = reasonsOf(topic);
    const reasoned = Math.max(outageHours(topic.fields['x-retention']), ...reasons.map((each) => each.hours));
    // Of dead letters another rule says it.
    if (reasons.length === 0 && topic.fields['x-holds'] === 'events' && topic.fields['x-role'].kind !== 'deadLetter')
      return {
        path: ['x-retention', 'reasons'],
        message: `No reason is given to keep records for ${keptText(topic)}.`,
      };
    return hours > reasoned * 2
      ? {
          path: settingPath('retention.ms'),
          message: `Records are kept for ${keptText(topic)}, more than twice the ${hoursText(reasoned)} that reasons and outages ask for.`,
        }
      : undefined;
  }),
};

const retentionClass: ReviewRule = {
  id: 'retention-class',
  severity: 'error',
  title: 'No records outlive the maximum of their data class',
  why: 'The class says for how long such data may exist at all.',
  fix: 'Keep records for no longer than the class allows, or have the class changed by those who answer for it.',
  source: 'governance',
  check: perTopic((topic, { deployment }) => {
    const most = dataClassOf(topic, deployment)?.maxRetentionHours;
    if (most === undefined) return undefined;
    if (expires(topic)) {
      const hours = retainedHours(topic);
      return hours > most
        ? {
            path: settingPath('retention.ms'),
            message: `Records are kept for ${hours === Infinity ? 'ever' : keptText(topic)}; data of class ${topic.fields['x-data-class']} for ${hoursText(most)} at most.`,
          }
        : undefined;
    }
    const lag = hoursOfSetting(topic, 'max.compaction.lag.ms');
    return lag > most
      ? {
          path: settingPath('max.compaction.lag.ms'),
          message: `What was replaced or deleted may stay for ${lag === Infinity ? 'ever' : hoursText(lag)} until it is compacted; data of class ${topic.fields['x-data-class']} for ${hoursText(most)} at most.`,
          fix: 'Write `max.compaction.lag.ms` of no more than that, and delete keys by tombstones in time.',
        }
      : undefined;
  }),
};

/** Bytes after which a partition of a topic loses its oldest records; undefined where there is no such limit. */
function retainedBytes({ config, fields }: TopicContract): number | undefined {
  const written = config['retention.bytes'];
  const bytes = written === undefined ? fields['x-retained-bytes'] : Number(written);
  return bytes === undefined || bytes < 0 ? undefined : bytes;
}

const retentionBytes: ReviewRule = {
  id: 'retention-bytes',
  severity: 'error',
  title: 'A limit by size still covers the longest outage in a planned peak',
  why: 'A limit by size keeps fewer hours the faster records come, so history is shortest just when consumers are behind.',
  fix: 'Keep records by time alone, or as many bytes as the promotional rate writes in the longest outage.',
  source: 'retention',
  check: perTopic((topic) => {
    const bytes = retainedBytes(topic);
    if (bytes === undefined || !expires(topic)) return undefined;
    const perHour = topic.bytesPerSecond.promotional * fullestShare(topic) * secondsPerHour;
    const outage = topic.fields['x-retention'].longestConsumerOutageHours;
    const hours = bytes / perHour;
    return hours < outage
      ? {
          path: topic.config['retention.bytes'] === undefined ? ['x-retained-bytes'] : settingPath('retention.bytes'),
          message: `${bytes} bytes of the fullest partition last ${hoursText(hours)} at the promotional rate; a consumer may be away for ${hoursText(outage)}, which takes ${Math.ceil(perHour * outage)}.`,
        }
      : undefined;
  }),
};

export const retentionRules = [
  retentionOutage,
  retentionMargin,
  retentionReason,
  retentionUnreasoned,
  retentionClass,
  retentionBytes,
];
