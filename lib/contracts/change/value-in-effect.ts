import type { LiveTopic } from '../cluster/cluster-state';

/** What holds for a setting of a topic: its own value, or else the brokers’. */
export const valueInEffect = ({ config, inherited }: LiveTopic, setting: string): string | undefined =>
  Object.hasOwn(config, setting) ? config[setting] : inherited[setting];
