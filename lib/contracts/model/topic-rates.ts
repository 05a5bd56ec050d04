import { bytesPerSecond } from '../../config/rate';
import type { ChannelFields } from '../config/channel-fields';
import type { TopicContract } from './topic-contract';

/** Bytes each second that `x-rates` mean; a higher envelope that nobody wrote is the one below it. */
export function topicRates({
  recordBytes,
  normal,
  promotional = normal,
  exceptional = promotional,
}: ChannelFields['x-rates']): TopicContract['bytesPerSecond'] {
  return {
    normal: bytesPerSecond(normal, recordBytes),
    promotional: bytesPerSecond(promotional, recordBytes),
    exceptional: bytesPerSecond(exceptional, recordBytes),
  };
}
