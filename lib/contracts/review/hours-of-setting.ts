import { secondsPerHour } from '../../model/time-units';
import { counted } from '../../model/wording';
import { topicSettings } from '../desired/topic-settings';
import type { TopicContract } from '../model/topic-contract';

const millisecondsPerHour = secondsPerHour * 1000;

type TimeSetting = 'retention.ms' | 'delete.retention.ms' | 'min.compaction.lag.ms' | 'max.compaction.lag.ms';

/** What Kafka does where nobody says (Kafka 3.9, `LogConfig`): no lag at least, and none at most. */
const unsaidHours = { 'min.compaction.lag.ms': 0, 'max.compaction.lag.ms': Infinity } as const;

/** Hours that a setting of a topic comes to, with what follows from its contract; `Infinity` for one without end. */
export function hoursOfSetting(topic: TopicContract, name: TimeSetting): number {
  const text = topicSettings(topic)[name];
  if (text === undefined) return name in unsaidHours ? unsaidHours[name as keyof typeof unsaidHours] : Infinity;
  const milliseconds = Number(text);
  return milliseconds < 0 ? Infinity : milliseconds / millisecondsPerHour;
}

/** `72 hours`, `1.5 hours`, `no end`. */
export const hoursText = (hours: number): string =>
  hours === Infinity ? 'no end' : counted(Math.round(hours * 10) / 10, 'hour');

/** Where a contract writes a setting of its topic. */
export const settingPath = (name: string) => ['bindings', 'kafka', 'topicConfiguration', name];
