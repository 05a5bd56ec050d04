import type { Demand } from './capacity';

/** Of nothing anything, for who asks what one part of a demand takes. */
export const noDemand: Demand = {
  writeBytesPerSecond: 0,
  liveReadBytesPerSecond: 0,
  catchUpReadBytesPerSecond: 0,
  liveWrittenBytesPerSecond: 0,
  partitions: 0,
  connections: 0,
  requestsPerSecond: 0,
  raisedGroups: [],
};
