import type { LiveBroker } from '../live-cluster';

/** A partition with the broker that leads it and what its log held. */
export interface LoggedPartition {
  readonly topic: string;
  readonly topicId: string;
  readonly partition: number;
  readonly broker: LiveBroker;
  readonly beginning: number;
  /** End of the log when the window opened, and when it closed. */
  readonly opened: number;
  readonly closed: number;
}

/** By which offsets of a partition are found again. */
export const partitionKey = ({ topic, partition }: Pick<LoggedPartition, 'topic' | 'partition'>): string =>
  `${topic} ${partition}`;
