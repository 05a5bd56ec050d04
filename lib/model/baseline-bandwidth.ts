import type { NodeShape } from './memory';

/** Bytes a second that a node sustains in one direction; what brokers throttle by and what scaling measures against. */
export const baselineBytesPerSecond = ({ networkMbps }: Pick<NodeShape, 'networkMbps'>): number =>
  Math.floor((networkMbps * 1_000_000) / 8);
