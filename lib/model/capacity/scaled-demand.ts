import type { Demand } from './capacity';

/** So many times the bytes and requests, over the partitions and clients that are there. */
export const scaledDemand = (demand: Demand, scale: number): Demand => ({
  ...demand,
  writeBytesPerSecond: demand.writeBytesPerSecond * scale,
  liveReadBytesPerSecond: demand.liveReadBytesPerSecond * scale,
  catchUpReadBytesPerSecond: demand.catchUpReadBytesPerSecond * scale,
  liveWrittenBytesPerSecond: demand.liveWrittenBytesPerSecond * scale,
  requestsPerSecond: demand.requestsPerSecond * scale,
});
