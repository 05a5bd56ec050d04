import type { ChannelFields } from '../config/channel-fields';

/**
 * How much longer records stay than the longest outage of a consumer, as a factor: whoever comes back still reads for a
 * quarter of that time while the oldest records age. Our own margin.
 */
const catchUpFactor = 1.25;

/** Hours after which a consumer that was away for its longest outage has read what it missed. */
export const outageHours = ({ longestConsumerOutageHours }: ChannelFields['x-retention']): number =>
  Math.ceil(longestConsumerOutageHours * catchUpFactor);

/** Hours for which records have to stay: the longest of the reasons, and of what an outage takes. */
export const keptHours = (retention: ChannelFields['x-retention']): number =>
  Math.max(outageHours(retention), ...Object.values(retention.reasons));
